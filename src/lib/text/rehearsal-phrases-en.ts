import type { Phrases } from './rehearsal-phrases.ts';

export const englishPhrases: Phrases = {
  organisations: [
    { name: 'Social services', kind: 'kommun' },
    { name: 'The health centre', kind: 'primarvard' },
    { name: 'The hospital', kind: 'slutenvard' },
    { name: 'Student health', kind: 'skola' },
    { name: 'The patients’ association', kind: 'civilsamhalle' },
  ],
  roles: [
    'District nurse',
    'Care manager',
    'Head of unit',
    'Doctor',
    'Counsellor',
    'Physiotherapist',
    'Relative',
  ],
  places: [
    ...['in home care', 'at the health centre', 'on the ward', 'in the care home'],
    ...['in student health', 'at our place', 'at the clinic', 'in primary care'],
  ],
  topics: [
    {
      title: 'Coming home safely',
      works: [
        'The home team is there on the first day.',
        'We are told in good time when somebody is coming home.',
        'Planning by video saves time for everybody.',
        'The list of medicines usually comes along.',
      ],
      develop: [
        'Coming home on a Friday afternoon seldom goes well.',
        'People do not know whom to call once they are home.',
        'We hear too late {where}.',
        'The aids are not in place when the patient comes home.',
        'Nobody calls after a week.',
      ],
      neutral: [
        'A call within three days of coming home.',
        'Try one shared checklist {where}.',
        'Decide who is in charge of the planning.',
      ],
    },
    {
      title: 'Information across borders',
      works: [
        'Short ways: we call each other.',
        'The shared routine for care plans is used {where}.',
        'Answers come quickly when you know whom to ask.',
      ],
      develop: [
        'We write the same thing into three systems.',
        'Secrecy stops us even where it need not.',
        'Hard to reach the right person {where}.',
        'Phone hours collide with our visits.',
        'Important things get stuck in somebody’s inbox.',
      ],
      neutral: [
        'One list of contacts that somebody owns.',
        'Name one contact person {where}.',
        'Ask for consent at the first meeting.',
      ],
    },
    {
      title: 'Roles and responsibility',
      works: [
        'We know who the care contact is.',
        'The monthly meeting has made a difference.',
        'The managers talk to each other.',
      ],
      develop: [
        'Unclear who is responsible when several are involved.',
        'Cases are passed back and forth.',
        'Working together depends on single people.',
        'New colleagues are not told how we work together.',
        'Those who can decide are not at the table.',
      ],
      neutral: [
        'Write down who does what {where}.',
        'Bring it to the steering group before summer.',
        'Everybody takes the question home to their manager.',
      ],
    },
    {
      title: 'Having a say',
      works: [
        'People take part in their own meeting.',
        'Relatives feel heard {where}.',
        'We begin by asking what matters to you.',
      ],
      develop: [
        'We talk about the person, not with them.',
        'Relatives carry too much.',
        'The plan is written so that nobody understands it.',
        'The child is heard too little.',
      ],
      neutral: [
        'Invite the patients’ associations next time.',
        'A short summary for the person to take home.',
        'Ask those concerned before we decide anything.',
      ],
    },
    {
      title: 'Acting early',
      works: [
        'School and social services meet regularly.',
        'Early talks spare us emergencies.',
        'Prevention {where} works well.',
      ],
      develop: [
        'We come in too late.',
        'It gets worse while one waits.',
        'Nobody looks after those who do not call.',
        'There is nowhere to turn before it is urgent.',
      ],
      neutral: [
        'One way in, whoever you call first.',
        'Try a shared clinic one day a week.',
        'Find out what is done already {where}.',
      ],
    },
    {
      title: 'Skills and staff',
      works: [
        'We have skilled colleagues who stay.',
        'Supervision across organisations has been worth a lot.',
        'Spending a day with each other gave much.',
      ],
      develop: [
        'People leave and we begin again all the time.',
        'There is no time in the schedule for working together.',
        'Summer is always a weak spot {where}.',
        'We know too little of each other’s work.',
      ],
      neutral: [
        'A shared day of training in autumn.',
        'Change places with each other for a day.',
        'Make it part of the introduction {where}.',
      ],
    },
    {
      title: 'Evenings, nights, weekends',
      works: [
        'The night patrol is easy to reach.',
        'Those on call answer quickly.',
        'The mobile team spares many a trip.',
      ],
      develop: [
        'At weekends there is nobody to ask.',
        'Needless visits to the emergency ward because nothing else is open.',
        'The handover to the night fails {where}.',
      ],
      neutral: [
        'One number for all who are on call.',
        'Write a simple plan for the weekend {where}.',
        'Try open evenings for a month and count the visits.',
      ],
    },
    {
      title: 'Following up',
      works: [
        'We follow up together twice a year.',
        'The figures show that fewer come back to hospital.',
        'Mistakes are talked about openly {where}.',
      ],
      develop: [
        'We do not know what became of what we agreed on.',
        'When the project ends, so does the way of working.',
        'We measure different things and cannot compare.',
        'Good examples stay {where}.',
      ],
      neutral: [
        'Choose two figures that all of us measure.',
        'Meet again in half a year.',
        'One person in charge of the follow-up {where}.',
      ],
    },
  ],
  columns: {
    mission: [
      'We give support at home.',
      'First-line health care for all ages.',
      'We coordinate when several are involved.',
      'We help pupils to manage school.',
      'We speak for the patients.',
    ],
    responsibility: [
      'We call a planning meeting when we see the need.',
      'Doctors, also at home.',
      'Rehabilitation up to hospital level.',
      'A care contact for those who want one.',
    ],
    reach: [
      'Call the reception on weekdays, eight to five.',
      'The number of the head of unit is on the website.',
      'Write to our shared mailbox, we answer the same day.',
      'Through the contact centre, ask for the coordinator.',
    ],
    need: [
      'To hear the day before when somebody is discharged.',
      'A number that somebody answers.',
      'To be invited to the joint meeting in time.',
    ],
  },
  reasons: [
    'We have only just begun to find each other.',
    'It gives more than it takes.',
    'There is no time for more meetings.',
    'We should rather meet shorter and more often.',
  ],
  answers: [
    'It happens nearly every week, mostly when somebody is new.',
    'One number for all of us to call would help a lot.',
    'I mean that we seldom know who is responsible.',
    'We tried it in spring, and it worked as long as somebody looked after it.',
    'It would be good if somebody from the municipality were there the first time.',
  ],
  doubts: [
    'If we get time for it in the schedule.',
    'If it is tried in one unit first.',
    'If somebody is in charge of the follow-up.',
    'If the managers are behind it.',
    'If we need not write everything twice.',
  ],
  reservations: [
    'Needs to go to the management first.',
    'If the budget allows it.',
    'We want to know more about what it asks of us.',
    'From the new year.',
  ],
};
