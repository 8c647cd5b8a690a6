import type { Phrases } from './rehearsal-phrases.ts';

export const swedishPhrases: Phrases = {
  organisations: [
    { name: 'Socialtjänsten', kind: 'kommun' },
    { name: 'Vårdcentralen', kind: 'primarvard' },
    { name: 'Sjukhuset', kind: 'slutenvard' },
    { name: 'Elevhälsan', kind: 'skola' },
    { name: 'Patientföreningen', kind: 'civilsamhalle' },
  ],
  roles: [
    'Distriktssköterska',
    'Biståndshandläggare',
    'Enhetschef',
    'Läkare',
    'Kurator',
    'Fysioterapeut',
    'Anhörig',
  ],
  places: [
    ...['på säbo', 'i hemtjänsten', 'på vårdcentralen', 'på avdelningen'],
    ...['i elevhälsan', 'hos oss', 'på mottagningen', 'i primärvården'],
  ],
  topics: [
    {
      title: 'Trygg hemgång',
      works: [
        'Hemgångsteamet möter upp redan första dagen.',
        'Vi får veta i god tid när någon ska hem.',
        'Planering på video sparar tid för alla.',
        'Läkemedelslistan följer oftast med hem.',
      ],
      develop: [
        'Utskrivning på fredag eftermiddag blir sällan bra.',
        'Den enskilde vet inte vem man ska ringa efter hemkomsten.',
        'Informationen kommer för sent {where}.',
        'Hjälpmedlen är inte på plats när patienten kommer hem.',
        'Ingen ringer upp efter en vecka.',
      ],
      neutral: [
        'Ett samtal inom tre dagar efter hemgång.',
        'Prova en gemensam checklista {where}.',
        'Bestäm vem som håller i planeringen.',
      ],
    },
    {
      title: 'Information över gränserna',
      works: [
        'Korta vägar – vi ringer varandra.',
        'Den gemensamma rutinen för SIP används {where}.',
        'Det går fort att få svar när man vet vem man ska fråga.',
      ],
      develop: [
        'Vi dokumenterar samma sak i tre system.',
        'Sekretessen stoppar oss även när den inte behöver göra det.',
        'Svårt att nå rätt person {where}.',
        'Telefontiderna krockar med våra besök.',
        'Viktig information fastnar i någons inkorg.',
      ],
      neutral: [
        'En gemensam kontaktlista som någon äger.',
        'Utse en kontaktperson {where}.',
        'Fråga om samtycke redan vid första mötet.',
      ],
    },
    {
      title: 'Roller och ansvar',
      works: [
        'Vi vet vem som är fast vårdkontakt.',
        'Samverkansmötet varje månad har gjort skillnad.',
        'Cheferna pratar med varandra.',
      ],
      develop: [
        'Oklart vem som tar ansvar när flera är inblandade.',
        'Ärenden bollas mellan oss.',
        'Samverkan hänger på enstaka personer.',
        'Nya kollegor får ingen introduktion i hur vi samverkar.',
        'De som kan besluta sitter inte med vid bordet.',
      ],
      neutral: [
        'Skriv ner vem som gör vad {where}.',
        'Ta upp det i styrgruppen före sommaren.',
        'Var och en tar hem frågan till sin chef.',
      ],
    },
    {
      title: 'Delaktighet',
      works: [
        'Den enskilde är med på sitt eget möte.',
        'Anhöriga får komma till tals {where}.',
        'Vi börjar med frågan vad som är viktigt för dig.',
      ],
      develop: [
        'Vi pratar om personen, inte med.',
        'Anhöriga får dra ett för stort lass.',
        'Planen är skriven så att ingen förstår den.',
        'Barnets röst hörs för lite.',
      ],
      neutral: [
        'Bjud in patientföreningarna nästa gång.',
        'En enkel sammanfattning som personen får med sig.',
        'Fråga dem det gäller innan vi bestämmer något.',
      ],
    },
    {
      title: 'Tidiga insatser',
      works: [
        'Elevhälsan och socialtjänsten träffas regelbundet.',
        'Tidiga samtal gör att vi slipper akuta lägen.',
        'Det förebyggande arbetet {where} fungerar fint.',
      ],
      develop: [
        'Vi kommer in för sent.',
        'Medan man väntar hinner det bli värre.',
        'Ingen fångar upp dem som inte hör av sig.',
        'Det finns ingenstans att vända sig innan det blir akut.',
      ],
      neutral: [
        'En väg in, oavsett vem man ringer först.',
        'Prova gemensam mottagning en dag i veckan.',
        'Kartlägg vad som redan görs {where}.',
      ],
    },
    {
      title: 'Kompetens och bemanning',
      works: [
        'Vi har kunniga kollegor som stannar.',
        'Handledning över gränserna har varit värdefull.',
        'Att gå bredvid hos varandra gav mycket.',
      ],
      develop: [
        'Folk slutar, och vi börjar om hela tiden.',
        'Det finns ingen tid för samverkan i schemat.',
        'Sommaren är alltid en svag punkt {where}.',
        'Vi kan för lite om varandras uppdrag.',
      ],
      neutral: [
        'Gemensam utbildningsdag till hösten.',
        'Byt arbetsplats med varandra en dag.',
        'Ta med samverkan i introduktionen {where}.',
      ],
    },
    {
      title: 'Kväll, natt och helg',
      works: [
        'Nattpatrullen är lätt att nå.',
        'Jouren svarar snabbt.',
        'Det mobila teamet gör att många slipper åka in.',
      ],
      develop: [
        'På helgen finns ingen att fråga.',
        'Onödiga besök på akuten för att inget annat är öppet.',
        'Överlämningen till natten brister {where}.',
      ],
      neutral: [
        'Ett gemensamt journummer.',
        'Skriv en enkel plan inför helgen {where}.',
        'Prova kvällsöppet en månad och räkna besöken.',
      ],
    },
    {
      title: 'Uppföljning',
      works: [
        'Vi följer upp tillsammans två gånger om året.',
        'Siffrorna visar att färre kommer tillbaka till sjukhuset.',
        'Avvikelser tas upp öppet {where}.',
      ],
      develop: [
        'Vi vet inte vad det blev av det vi kom överens om.',
        'När projektet tar slut försvinner arbetssättet.',
        'Vi mäter olika saker och kan inte jämföra.',
        'Goda exempel stannar {where}.',
      ],
      neutral: [
        'Bestäm två mått som alla mäter.',
        'Stäm av igen om ett halvår.',
        'En ansvarig för uppföljningen {where}.',
      ],
    },
  ],
  columns: {
    mission: [
      'Vi ger stöd i hemmet efter beslut.',
      'Första linjens hälso- och sjukvård för alla åldrar.',
      'Vi samordnar när flera är inblandade.',
      'Vi hjälper elever att klara skolan.',
      'Vi för patienternas talan.',
    ],
    responsibility: [
      'Vi kallar till SIP när vi ser behovet.',
      'Läkarinsatser, också i hemmet.',
      'Rehabilitering upp till sjukhusnivå.',
      'Fast vårdkontakt för dem som vill ha det.',
    ],
    reach: [
      'Ring mottagningen vardagar åtta till fem.',
      'Enhetschefens nummer står på webbplatsen.',
      'Skriv till funktionsbrevlådan, vi svarar samma dag.',
      'Genom kontaktcenter, fråga efter samordnaren.',
    ],
    need: [
      'Att få veta när någon skrivs ut, dagen före.',
      'Ett nummer som någon svarar på.',
      'Att bli kallade till SIP i tid.',
    ],
  },
  reasons: [
    'Vi har precis börjat hitta varandra.',
    'Det ger mer än det tar.',
    'Tiden räcker inte till fler möten.',
    'Vi behöver träffas hellre kortare och oftare.',
  ],
  answers: [
    'Det händer nästan varje vecka, mest när någon är ny.',
    'Ett gemensamt nummer att ringa skulle hjälpa mycket.',
    'Jag menar att vi sällan vet vem som har ansvaret.',
    'Vi provade det i våras, och det fungerade så länge någon höll i det.',
    'Det vore bra om någon från kommunen var med redan första gången.',
  ],
  doubts: [
    'Om vi får tid till det i schemat.',
    'Om det prövas på en enhet först.',
    'Om någon tar ansvar för uppföljningen.',
    'Om cheferna står bakom.',
    'Om det inte blir dubbel dokumentation.',
  ],
  reservations: [
    'Behöver tas upp med ledningen.',
    'Om det ryms i budgeten.',
    'Vi vill veta mer om vad det kräver av oss.',
    'Från årsskiftet.',
  ],
};
