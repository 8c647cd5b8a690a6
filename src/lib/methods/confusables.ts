/**
 * Characters that look like others, and what they look like: from confusables.txt of Unicode 17.0.0
 * (UTS #39), © Unicode, Inc., Unicode License V3 (https://www.unicode.org/license.txt).
 * Written by src/commands/generate-confusables.ts; do not edit.
 */

/** `character,character=shape`, the shape being characters with + between: numbers to the base 36. */
export const confusables = `
14d=13q 14e=13s 148=13t 144=13u 59w,6hn=1cr 17d,1rn,lx,18v=lv 199=lw 13w,13x,17c,1fr,1uc,18u=ld
1ub=lc lo,wvw,194,196,oe,1tx,1jza=li 1d4,ls,1s1,1vl,22p,269,2dc,2gx,2kh,1inz=li+lj
5ow,lt,197,1ke,wz4=le 14f,1cv,4pf,9lm,18y,29u,37a,4p2,1ibk,2tp,2x9,o6,92i=lm 1rf,1kj=lk
18r,1rk=ln n6,18z=lf 150,1d8,1fk,1re,1fl,ns,14p,14q,14y,14x,1kd,1s2,1z6,22q,2bx=lj mv=mw
59z,ma,n9=mg 5oy,lh,195,1kb,wz5,5b6=lg 5bc=lg+lg 5p6=lq 193=lu nr,1rz,1rs=nk 1s0=nm 5ax=5ae
2o6m=5ag 5pp=ly 5p8,192=mh 5p1=mj nb=mr 1rt=no 1ru=np mu=mt 9ik=ll
151,1rh,5p9,14k,198,1to,1x8,20s,24c,27w,1i2y,1io3,1gl6=mb 1ri,5pa=mc 307,9il=md mf,m9,mx=me
5p5=ml 5p4=mm 1ua,m8=mp 1rl,1rc,1r9=18s 1rm=18t 17e,lz=18w 19b=191 lp=19s 1fm=1fg
1z7,2df,2gz,2kj,2o3,37c,1io1=1vn 4p7,2x4=2tk 2x5=2tl 2x6=2tm 2x7=2tn wvj=6i1 6co,6cp,4g0=w
1kq=2n 6c0,6c2,6c3,1ck,6df,k7,6qa,7ti,8u3,8u2=19 8bt=19+lv 93u=19+lk 6rc,8tv,8tu=19+lj 8bu=19+mb
wla=19+1a 171,19n,6ca,wl5=18 94i,19o=170 94l=17f
1s3,22r,13d,1dv,1dw,4j0,4qr,4qx,6e2,14z,l4,x3d,6ra,k0,wl9,1kgp=1m 8ac=1m+6mq cj,8y9=x
ic,g1,1vh,3vy,wyz=1r 94e=17j 2jxp,1dt,1du,wsu,1gls,19c,1dc,wl4=1a wl7=1a+18 wl6=1a+1a
wz8=wz7+wz7 9ob,4iz,94h,1erl,6ci,6cn,6qh,6v9,x3j,3zb=53 6wf,8y0=53+53+53 404=53+1o
6vr,3zr,400=53+1q 46n=53+1g 41q=53+2q 41s=53+2q+lj 41m=53+2s 42g=53+22 43a=53+24 41i=53+28
40n=53+2d 3zu=53+2e 3zw=53+g5 432=53+pf 3ym=53+pg 40p=53+11k 3yk=53+3y9 3yo=53+3yc 3yq=53+3yd
3ys=53+3ye 3yv=53+3yi 3yx=53+3yj 3zy=53+3zm 402=53+3zo 406=53+3zt 40r=53+40f 40k,40t=53+40g
40v=53+40h 40x=53+40l 40z=53+40m 41g=53+417 41k=53+41a 41o=53+41c 42a=53+421 42c=53+423
42e=53+424 42i=53+426 42k=53+428 42m=53+429 430=53+42r 434=53+42u 436=53+42v 438=53+42w
43c=53+42z 43t=53+43k 4w6=53+43m 4w8=53+43n 4wa=53+43o 4wc=53+43p 43v=53+43r 43x=53+43s
44c=53+443 44e=53+445 44g=53+446 44i=53+447 44k=53+448 44m=53+44a 44o=53+44b 452=53+44t
454=53+44v 456=53+44w 458=53+44x 45a=53+44y 45c=53+450 45e=53+451 45z=53+45s 461=53+45t
463=53+45u 465=53+45v 467=53+45w 469=53+45x 46b=53+45y 46p=53+46g 46r=53+46h 46t=53+46i
46v=53+46j 46x=53+46l 46z=53+46m 4we=53+477 4wf=53+47a 4wg=53+47b 4wh=53+47c 4wi=53+47d
4wj=53+47f 47i=53+47g 47v=53+47u 488=53+487 4vn=53+4vl 4vq=53+4vo 4vt=53+4vs 4w2=53+4w0 x80=1us
1ut=1us+1us 5ks=5kr+5kr 37v=37u+37u 59l=59k+59k 59n=59m+59k 5en=5em+5em 1glz=1gly+1gly
1iks=1ikr+1ikr 1iyq=1iyp+1iyp 1k5e=1k5d+1k5d 5mn=5mm+5mm
125,6c8,6c9,6cb,16b,6cy,6d1,122,2o,jd,js,ju,jv,l0,jf,jh,jg,ji,x3g,15l,1kk,1kl,40a,4i4,20k1,20k2=13
5oz,y,6cc,6cd,6cf,16c,9hf,je,l2,ku,16a=13+13 ap=13+1u ay=13+1w bo=13+28 bw=13+2c c3=13+2h
7s8,7si,9hw,1e0u=14 948=14+14 7s9,7sj,9hx,1e0v=15 949=15+15 7sk,2jv8=3f 7sl=3h 9i2=7vq 9i3=7vr
7vs,9hk,9uj,9jj,2zfs=7sc 7vt,9hl=7sd 94v=52 6dq,19p,6qf,1f6n=16
4l1,6dd,6qd,6dg,7e9,7uz,8ag,2k3e,9ub,9ir,8uf,8ue,9n2,fgf=1b 8ae=1b+lg 8hp=1b+1b 8hn=1b+1b+1b
6qe,7v1,8ad,8ah,2k27,2k3f,9uc,fg6=2k 8vt,762=2k+2k 7uw=2k+40l x2w=12 25s,1hvf,1i2v,7n0=1v4
1i3f=xdo 4pl=2tr 4ph=2u2 4pm=2u3 2z2=2z1+2z1 jo,jq=2m wvy=jr 7f8=jt ui=jt+2q wup=jt+2q+2x ol=jz
l7,x06=kq x04=kr 9he=kz 94g,6qg,7gr,7hi=4w 6zg,1hhs=4w+mq 6zo=4w+lk 2d1=2cz 2zf=2ze+2ze
2zj=2ze+2zh 34e=2zh+2ze 2zi=2zh+2zh 2k2j=6kk 8oc=6n2 8od=6n3 8oe=6n4 8of=6n5 6np=6nm 86d=6o3+6o2
86n=6o3+4ii 2ojw=6pu 2ojx,6o=6pu+mt 6ww=6px 1jfs=6pz 6zm=6pz+lk 6zv=6pz+ms 7ew,7fk=6q6 8cf=6q8
4j1,7th,1f2z,2o6h=17 8bn=17+le 8bm=17+lm 8bo=17+lf 6qc=17+lj 8bp=17+mb 8bq=17+mo 8br=17+6f6
7tj=6v 6d5,7se,jm,2k3a,3zs,4he=1o 6vq,8tx,8tw,405=1o+53 6sq=1o+1o 6vs=1o+1o+1o
3y8,94w,9ls,wlb=1p 6sa=1p+li 6s9=1p+le 6s7=1p+lm 6s0=1p+lj 6s1=1p+lj+mb 8ly=1p+59u 8dq=1p+6i8
6se=1p+ob 6d6,7sf,jn,2k3b,3zn,20jj=1q 401=1q+53 8f9=1q+1o 6sr,8bk=1q+1q 6vt=1q+1q+1q 6dv,6rg=3i
6zs=3i+lk 93y,8dm=3i+lj 93z=3i+mb 2ojs=6qo 6v4=6qv 94b=6r8 94a=6r9 94c=6rb 1i3i=6rs 7ke,2rfi=6rz
6sj,8tz=6sh 8ar=6tp 8as=6tq 2k3c=6tr 2k3d=6ts 8at=6tv 8au=6tw 8aq=6tz 6zj=6u3 2rg1=6u8 2rf9=6u9
7gh=6uq 7g7=6ur 6zn=6va+lk 7hc=6xe 8cd=6xl 6xx=6xw 893=6yj 7gu,88u=6ym 891=6yq 88g=6yx 72b=6yz
72a=6z2 729=6z9 72e=6zx 7js=70o 7g1=739 73w=73v 7b7=7b6 7bj=7bg 7c3=7bw 7f4=7f0 7fb=7fa 7fh=7fc
7io=7fl 7g8,7ga=7g6 8vd=7jb 2rd6=7jd 2qky,2ql5=7jx 73y,2ql4=7jy 89l=87u 2rei=89r 8ce=8bj
7l5=2jx4+2jxh 7l6=2jx4+2jxh+2jxq 6nu=2q6m 2j23=2rco 2mm=1v5 6c4,6c5,7b4,7b5,9u8,x6f,3g3,feo=9oc
3h2=9oc+9oc 16m1=9oc+3fl 16m2=9oc+3fp 16m3=9oc+3fp+ffs 16m4=9oc+3ft 3h1=9oc+3fy 3g4=9oc+ffs
3h3=9oc+ffs+3fy 2q6n=10+6hs 6g4=4j 9hu=6go 5ek=5e8 xja=xjk 1ioh=1yf 2jr=2g7 38l=37l 73c=6f5+6f4
x22,br,rs,wuc,43j,wz3=1e xjj,1de=19e 25k,240=1uw 1ioi=1yg 2js=2g8 cb=1e+mt 2qx=2qw+2q7
2r3=2qw+2qb 2k1y,1ux,25l,x4b,f0,c7,x2i,8t8,8uc,8uk,t3,yo,20jf,1jgq=1f 1df,2ojt=19f wo=1f+me
3wu,1jfz=1g 1dg=19g 25m=1uy 46o=1g+53 cc,1jgb=1h 8ur,8uq,rw,8v0,tt,3xq,1jh1=1i 1di=19i 1iom=1yk
2k2a,1fiq,1jgm=1j 26b,1yi,222,2ojv,f7,f6,1f6i=1k 25q=1v2
21z,294,1yl,2nh,x2m,8uj,8ui,1jgs,1jfw,1jh2=1l 1uv,1jhg,1dl=19l 2jz=2gf 70a,gh,q9,ts=2p 92u=o3
pd,sw,3vu,4at,wku,20jk,1f34=1t 706=2p+mq x0z=2p+2p x0y=1t+1t 6e,yd=2p+2t 5i,yc=1t+1x x11=2p+33
x10=1t+27 2rd3=1t+2a x13=2p+39 x12=1t+2d x15,x17=2p+3a x14,x16=1t+2e x19=2p+3d x18=1t+2h xve=5q8
6ps,2k2f,4as,wkv=8rz 1fdr=8s0 as,to,3wv,41e,4a7,20fq=2q
x4k,pe,8si,sy,3xw,4c7,wk0,1f2a,1f35,1f5t=1u gj=2q+lw 41f=2q+lj ar,aq,sx=2q+lg
ao,wd,wc,v7,v6=2q+mt 41r=2q+53 41t=2q+lj+53 420=2q+13 tn=2q+30 8sj,tu,3y4=ih
5qc,8th,u9,35w,38a,xwv,1fel=2r 92l=o8 2rf0,1jhl,1jhu,8tg,td,3xb,wka,1f36,1f5u,1fdh,1fks=1v
4i,fw=2r+mw 6g1=1v+6i3 2q9a=1v+6hs x7=2r+me x6=1v+me av=1v+13 2q99=a84+9+6hp
6wk,gr,qd,8sp,us,101,xwb,1jgu,1fe1=x3n 6gc,8so,sk=x3m 707=x3n+mq ot=x1b sf=x1a zl,3xj,41b,wk2=2s
3vk,4bi,4bu,wk3=1w gn=2s+lw gm=2s+mg b0=2s+lg 7l=2s+mt 7k,5s,ax=1w+mt 6gb=2s+mt+mp x2y=x2x
41n=2s+53 41z=2s+13 is=2s+f1 ir=2s+3e it=2s+i9 xv4=5qd 94p,qc,8v1,12m,48n=61r 6jy,xte,tx,xp=2t
92v=o4 6wv,ph,t1,8xl,3vw,wkw,1jfq,1jfy,1f2e=1x g7=2t+mw g6=1x+mw xr=2t+mg xvg=5qf gp,yh=d9
6pv,8xm,wkx=b2 gq=d9+ke 5qs=d9+33 xtt=d9+33+mw xtu=d9+33+mt yg=b3 2k2p,100,3wr,20j1,1fcx=b4
5qg,tz=gs wp=gs+me 1feq=gu x3x,1fe2=ii xth,x3t,b6,61p,138=2u
2k2b,x3s,rg,4ac,wkd,1jgi,1jfm,1f2f,1f39,1fl1=1y b5=1y+me 5ta=2u+ms ix=2u+32+mh 4ad,wke=6k2
2k34,4af=x6j gx,5tv,b1,135=2v zw,3wg,3xv,wk6=1z gw=2v+lw dh=2v+mt dg=1z+mt b7=1z+13
zx,xw0,3y3=gy xn,12o,3wi=2w pj,8su,t9,3wb,48s,wkn,1f4f=20 h2,wwl,3xu=2w+lw 8rr,wy=20+mh
87,uz=2w+mt 86=20+mt y1,xz=20+me 8sv,u5,xvv=ik wz=ik+mh y2,y0=ik+me zu=dy xvk=8s6
og,3vs,3w0,wxd=8s5 x3p=x0n 703,8h,h6,h5,qh,8sz,uu,wuf,136,xv9,3vp,1jgj=2x 708=2x+mq
h4,5tn,5to=2x+mt s3,uw=2y x4i,ov,so,3vv,425,wk9=22 g9=2y+mt g8=22+mt 42h=22+53 12t=fr xvf=5qi
pm,8t0,t6,3xi,4id,wk7,1fko=23 bd=2z+lw 8rt,wq=23+mh 6gd,x1c,wu=23+mt bc=23+13
14w,3g,6qr,73x,1d,19d,1dd,1f6o,2ojr,21,ba,cg,pl,8sy,sm,y7,xs,15h,15r,17r,1je,8y7,4ht,wky,20iw,1f2i,1f61,1kgq,1kgx,20fe=30
2k2y,8uo,3xa,42y,wkh,20ie,1jfn,1jg2,1fdn,1fl2=24 8y=30+mw 8x=24+mw h9=30+mg bb,be=30+mt h7=30+ms
19v=30+191 43b=30+53 169=30+13 6c6,6qt,ch,168=30+30 1evt=30+mt+30+mt 1evs=30+mt+30+mt+2b+mt
tq=30+27 iy=30+37 6gm=30+38 ha=30+f1 iz=30+3e 19u=30+19w 8up,xwu,1fer=in
po,sa,8t4,t8,3w7,4c0,4ie,wkf,1f3k,1f69=25 y5=25+me 2rfv=25+1u 92g=5wf 12w,130=32
pp,8t6,wkg,1fkj=26 1evi=26+lm hf=32+mg bi,97,qf,12q=32+mh bh=26+me 5tc=32+ms 8t7=hg
on,u0,1ff1=5qm
2de,2gy,2ki,2o2,1uu,1ye,21y,25i,292,2cm,2g6,2na,2ts,2xc,37k,4ps,1iog,19h,1dh,5qn,5qp,xtp,qn,qr,8tb,rx,u6,3cv,139,15t,18n,1by,1c1,1cl,2lc,36l,1fje,1jgo,1jh3,1fe4=33
1c,1j4,2jq,9hj,1jhc,pr,8ta,ta,11x,8yc,3ps,274,1fia,wkz,1jg5,1f2q,1f3f,1fd0,1fkm,1kgw=27
1dr=33+le 6w,xtq=33+mw 60,8xt=27+mw hh,x1n,8sx,yx,vn,xvy,xx7=33+mt
6ty,6u5,6zw,2k2i,2rdg,bj,x1m,qg,pk,8sw,yw,vm,8xd,3we,3xn=27+mt xv8=33+m3 3vo=27+13
11,19m,6du=56+1b+6f4 6cw,16x=56+1b+6f4+6f4 6cx,16y=56+1b+6f4+6f4+6f4 9f=33+2t 9e=27+1x hi=33+5qf
6qm,x1r,wwp=33+33 x1q,wwo=27+27 2n3=33+2ls+33 3br,368=33+370 6mc,5qo,or,1fez=gk
6mb,sd,wkb,1fdv=au xtr=gk+mw xuq=gk+2t 1fen=hj 704,72,cf,qp,s8,8tf,8un,u8=34
pt,8te,8um,tc,3xe,419,wk1,1f2t=28 bp=34+lw 5tp=34+mt 41j=34+53 41y=28+13 5rd,xwy=5qw
qu,8tn,8v5,8v4,uc=hk 10b,12b,12e=35 8yd=29 io=35+lw 2rcw=29+1x 5u8=gb 5qj,qi,8t1,u2,xx2=8o
wr=8o+mh wv=8o+mt xtz,xu0,5ra,8sl,tv,xvl=36 2k2e,bq,3vl,3wy,1fhw,493,wkj,20j9=2a hp=36+mg
ho=36+mh gd,wj=36+mt 5te=36+ms wh=36+13 1jhf,31,1j40=36+32 6g5=36+32+mw hd=36+32+me 5tb=36+32+ms
xv5,xwi=hs un=5qx 5tf=hq+ms 6jt=hr x0x,cd,ut,2lb,xwq,1jgh,1few=37
sl,11r,3x1,3x6,wki,20je,1f2u,1fds=2b hu=37+mg 5tg=37+ms x4l,61q,x5i,qa,3xs=67 2rfg=37+37+37
6qz,xu5=hv 6q9,pv,8y1=bt 6uc,7vd,2rfs,pw,8ti,te,3vm,wk4,20i2,1jgc,1f2v,1f3l,1f6d=2c bx=38+lw
6zl=2c+lk fy=2c+mw by=2c+mg x8=2c+mh 6ge=2c+6i3 9z=38+mt 9y=2c+mt 5th=38+ms 3a8=x3a x0o=2c+1f
iw=38+gl x2v=38+2u iu=38+37 iv=38+hv x0p=38+f1 qs,8tj,ua,xv6=5qz x9=5qz+mh 3wf=bv
x3z,5r0,xu6,xua,i3,qt,131,1fjq,1jh4=39 6qy,6v7,11p,3k0,1fim,40c,wl0,20jm,1jg8=2d v3=39+mh
5tq,xwc=39+mt g4,3ws=2d+mt 40o=2d+53 413=2d+13 5t7=39+2t xur=39+33 12y,3kz=hc 6jr,4dq,4dw=c1
5tr=i2+mt 6qw,6v5,5r4,ql,vp,15k,1j46,xwp,1jgg=3a
2k25,19j,1dj,vo,8xk,3x5,3zj,wyn,wkm,20i0,1jfk,1fkt=2e 1evr=2e+mt 3zv=2e+53 2rfw=2e+1u
2rd4=2e+5wk 5rb,8t3,1fiw=i4 19k,1dk,x5m,pn,t7,8xj,1fhs,3zl,wy6,wkl,20jh,1f2l=g5 x5o=g5+mw
xx=g5+me 3zx=g5+53 hb,5r5,8u5,v5,ug,10d,129,1j4a,1j4e,1j4f,xvn=3b 1jhi,1jhr,10c,3w3,3x0,wkq=2f
vx=3b+w6+w7 1io5=3b+lj 6g9=2f+mt x29=3b+me 5ql,8t5,u4,xvr=i5 y6=i5+me
4fi,5z,84r,84s,8bz,ud,475,48t=3c 92n=of
4fh,7eb,1f6q,1jho,x4j,pz,8to,th,8yl,4hj,wkr,1f2o,1f3o,1f6f,1fl3=2g 8c0=3c+lj xe=2g+mh 1evq=2g+mt
gz,5u4,i7,64f,xui,qb,8tl,ub,xb,3c7,1jh8=3d px,8tk,tf,xa,3vt,3wd,wks,20jn,1jfo,1f3m=2h c4=3d+lw
gf,xd=3d+mt 4l,ge,xc=2h+mt ia,x2j,8ud,8ul,yp,3cj=f1 5r6,xw3,1jgk=3e 1jhh,1f5h,pi,3wj,wkc,1jft=2i
i8=3e+mg c6=3e+mt c5=2i+mt f9=3e+me f8=2i+me 5ti=3e+ms 8st=8rw 8ss=8rv 8t9=ib s7,1fic=66 x5e=x5f
x5g=x5h 5r8,rt,wud=bs uk,xwf,20gh=at uj=at+2x xvi=g2 wy5=ip 7e2=ci 6u1,7ih,8ao,wvc,8yh,1fib=ig
8sk,sz,3w1,42t,20hz=pf wi=pf+mt 433=pf+53 wg=pf+13 6py,7g3,2rcy,8sm,8yo,3yb,20ii,1f2d,1f37=pg
6zd=pg+mq 3yn=pg+53 3zg=pg+3z4 8v8=rb x5n,8t2,1fiz=qj bf=qj+mw 7jk,8ty=pq 5rc,8td,u7,20g1=qo
6q7,8tc,tb,wyj,20fa=ps 1f3h,1f6a=rc 8u9=sc rf,8sr=qq 8tm,tg,11v,3ls,4j4,1f3n=py xub,xud,8tp=qv
8tr,vl,1fjt=qw 8tq,vk,1fip,4ig,1f3p=q0 705,x4n,8tt,wul=qx 4dr,4dx,1f3q=q1 709=qx+mq wn=ty+mh
wm=t2+mh 2k23,om,wwx,1fdx=t4 wa=st+me wb=u1+me 1fi4=xv 5rf=u3 xy=u3+me xuo=ux 1fjf=wvd 5wu=92k
1fil=sr 2k1u=zi 2k2q,3wn,4bz=v4 vw=v4+w6+w7 4x9=v4+53 x4m,8ts=wuk 25n,rp,23u=uf ro=tj y4=xj
y3=xi xq=xo+mg 8u4=tk wuo=tm+30 6iw=tp 2rcx,20ik=wuw xhu=8qn 3o4=12p
6qx,6v6,2k3p,3mo,40e,wl1=11k 40q=11k+53 414=11k+13 8vc,1ew0,6gt,8u8=11w k3,jj=121 1dp=17l+1hiy
1g1=17s+1cr 1py=17s+1cy 1pd=17s+190 1cg=1a3 1hhj=1a8 1pl,1gn=1g4 6zp,1c3=17t 1a2=17u 1q7=17u+li
1q9=1ae+li 1ad=17x+1cr 1a9,1gy=17x+190 1f4x=17z 1ag=17z+179 1am,1an=17z+1cr 1da=17z+le
1pq=17z+mc+mb 1aj=1ai+179 1ap=181+179 1aw=181+1cr 1aq=181+li 1q1=181+li+lj 1db=181+le
1gs=181+190 6gx=181+18p+30+18k 1pu=182+le 1gx=1av+179 184=183+1cr 1ha=183+le 1f5e=185
1b2=185+1cr 1pr=185+mc+mb 1f54=187 1b3=187+1cr 173=189 1bb=18h 1q3,19r,1q4=1b5 1b8,1bc=1b5+1cr
1pg=1b6+1cr 1bd,1be=18j 1bh,1gj=18j+1cr 1qa=18j+li 1gi=1bg 1ps=1bj 1bo=1bj+1cr 1br=18k+1cr
1bp=18k+li 1pj=18l+1cr 1dq=18l+1hiy 1hhi=18m 1go=18m+179 1gp=18m+li 1f50,1pt=18o 1cb=18o+1cr
1c7=18o+lv 1c6=18o+li 1c9=18o+le 1c8=18o+19s 19q,1bu,1q5,18q,1cc,1ci=18p 1a1,1bv=18p+179
1a6,1g2,17v,1bx,1ch,18f=18p+1cr 1pz=18p+1cr+1cy 1g6,1ce=18p+li 1q8=18p+179+li 1q6=18p+1cr+li
1q2=18p+li+lj 18d=18p+le 1ov=18p+lm 1pk=18p+190 1f3s=8xs 6e6,94t,87t,2jfz=8xu 6e5,6we=8yf
11g=3k6 11o=3mp 117=3ou 11m=3s3 1v6=1s5+li 1s6=1s5+1tq 1sh=1s5+1tq+li 1v8=1s5+1tq+1tm
1si=1s5+1tq+1ty 1sk=1s5+1tq+1u0 1sj=1s5+1tq+1jz8 1v7=1s5+1tm 1v9=1s5+1u7 1s4=1s5+1ty 204=1s9
1sd=1sf+li 1se=1sf+1ty 1sg=1sf+1jz8 1zz=1sv 200=1sw 20b=1sy 1zw=1t0+1u5+1t0 207=1t6
22a=1t6+1u5+1sv 1zb=1t6+1u5+1sv+1xb 1zc=1t6+1u5+1sv+20w 1zj=1t6+1u5+1sv+1jz8 20e=1t9 20o=1ta
1s8=1tc+1u5+1s7 1zp=1th 20l=1tl 24d=1tp 1i3g=xdn 1u1=1tq+li 1tn=1tq+1tm 1i2z,1jz4=1tm 24h=1tt
24i=1tu 217=1ty 214=1u0 219,24t=1u5 1vq=1vp+1xa 1y8,1y9=1vv+1xf 1imq=1w8 1ims=1wa 1imu=1wc
1imw=1we 1imx=1wf 1imz=1wh 1ine=1wj 1in2=1wk 1in3=1wl 1in4=1wm 1in5=1wn 1in6=1wo 1in7=1wq
1ind=1ws 1inb=1wu 1inc=1wv 1yo,1inf=1ww 1in1=1wy 1inh=1x3 1ini=1x4 1io4=1x9 1ink=1xa
1tr,20v,1inl=1xb 1int=1xj 1io2=1xp 1inx=1xz 1zd=22b+1jz6 1ze=22b+1jz7 1zk=1z9+1u0 1za=1z9+20u
1zo=1z9+218 22u=22t+24e 235=22t+24e+24l 237=22t+24e+24n 238=22t+24e+24o 231=22t+24l 233=22t+24n
234=22t+24o 26e=26d+27y 375=287 2cu=29x 2b4,2bi=2a0 2cr=2a0+2bl 2co,2kp=2a1 2a2=2a1+2b7
2kq=2a1+2mv 2ct=2a6 2d3=2a6+2b9 2ak,2l8=2a8 2cn=2ad 2cq=2ai 2cs=2ai+2bl 2cy=2ai+2bm 2m2=2an+2bj
2lf=2ar 2nu=2ar+2ml 2d6=2aw+2bk 2lh=2b2 2d0=2b2+2bk 2cw=2b3 2l2=2b9 2lw=2b8 2c7=2b7 2bs=2ax
2bc,2ly=2ba 2d4=2bb 2m7,2m8=2bj 2me=2bq 2mg=2bq+2bq 2kw=2bq+2ku 2mf=2br 2h1=2dh 2h2=2di 2h3=2dj
2g0=2dn+2f2 2g1=2do+2f2 2hc=2ds 2he=2du 2dw,2hg=2du+2fg 2dv,2hf=2du+2fp 2hj=2dz 2ho=2e4 2hp=2e5
2hq=2e6 2hr=2e7 2ea=2e9+mb 2hv=2eb 2hy=2ee 2ed=2ef+14s 2i0=2eg 2el=2ek+mb 2i7=2en 2i8=2eo
2e8=2eo+14s 2i9=2ep 2ia=2eq 2ev=2et+mb 2ex=2et+2f2 2em=2et+2f5 2ib=2er 2in=2f3 2ip=2f5
2f6=2f5+2f2 2ir=2f7 2f8=2f7+2f2 2jl=2h8+2im 2dy=2hi+mb 2ko=2kn+2mv 2kz=2ky+2m6 2l0=2ky+2mv
2n5=2la 2nf=2li+2ml+2ls 2nt,2ks,2l5=2lk+2m9 2nj,2nv=2lk+2ml 2ng=2lk+2ml+2lk 2my=2lk+2ml+2lq
3bs,2lt,35u=2ls 2ne,2nw=2ls+2ml 39d=2ls+37i 35s=2ls+370 36r=2ls+370+37d+2ls+370 2nx=2lu+2ml
2ni=2lx+2ml+2ls 2nq=2m1+2ml+2lq 2ny=2lv+2ml 2ma,2mb=2m9 2ph=2oh 2oj=2oh+2qh 2oi=2oh+2q2 2pl=2ok
2pi=2or 2ps=2ow 2qy=2oy 2qz=2pb 2pw=2pj 2od=2pv+2qg 1ij7=1ik4+1iki+1ij6 1ijd=1ik4+1iki+1ijc
1ijo=1ik4+1iki+1ijn 1iju=1ik4+1iki+1ijt 1ijx=1ik4+1iki+1ijw 1ijz=1ik4+1iki+1ijy 1ivs,1ivt=1ite
1ivu=1itf 1ivv=1itg 1ivw=1iuq 1ivx=1iur 2rn=2rm 2s4,2s5=2ro 2sh=2rq 2vc=2rs 2rv=2ru 2rz=2ry
2s7=2s1 2vu=2sa 2vv=2sb 2vx=2sd 2vy=2se 2vz=2sf 2sm=2sg 2vh=2si 4pg=2sv 2th=2sy 4on=2t0 4oo=2t1
4op=2t2 4oq=2t3 2wo=2t4 2wp=2t5 2td=2tc+2tc 2yq=31c+31w+32a+327 2yr=31c+31w+32a+2z8 31m=31e
2yo=31k+324+326 323=322+322 325=324+324 1k8i=1k8a 4l0=4k5 38w=35v+37i 38m=36d+37i 36n=36d+370
38v=36d+370+37i 39a=399+37i 38h=36j+37i 36x=36m+37g 36y=36m+37g+287+370+37e 3a6=39f+lm 4nj=4ne
4o3=4o2 53k=526 53l=52p 58g,58w=56t xn7=xkx xna=xlv 5ea=5cd 5eb=5ch 5eg=5d4 xib=xi5 4uu=4t8
4t1=4s5 3yl=3y9+53 3zf=3y9+3z4 3yp=3yc+53 3yr=3yd+53 3zh=3yd+3z4 3yt=3ye+53 3yw=3yi+53
3zi=3yi+3z4 3yy=3yj+53 4wt=3z2+4wv 441=3z5 474=3zd 3zz=3zm+53 403=3zo+53 6zt=3zp 407=3zt+53
40s=40f+53 947,6tf=40g 40u=40g+53 415=40g+13 7ux=40g+1b 8gn=40g+40l 40w=40h+53 946,6te=40l
40y=40l+53 416=40l+13 410=40m+53 41h=417+53 41x=417+13 41l=41a+53 41p=41c+53 4cj=421 42b=421+53
42d=423+53 42f=424+53 42j=426+53 4ci=428 42l=428+53 42n=429+53 431=42r+53 435=42u+53 437=42v+53
439=42w+53 43d=42z+53 43u=43k+53 4w7=43m+53 4w9=43n+53 4wb=43o+53 4wd=43p+53 43w=43r+53
43y=43s+53 4ck=443 44d=443+53 44f=445+53 44h=446+53 44j=447+53 44l=448+53 4cn=44a 44n=44a+53
44p=44b+53 453=44t+53 455=44v+53 457=44w+53 459=44x+53 45b=44y+53 45d=450+53 45f=451+53
45o=45n+1o 45q=45n+2q 45p=45n+40l 45r=45n+428 460=45s+53 462=45t+53 464=45u+53 466=45v+53
468=45w+53 46a=45x+53 46c=45y+53 46q=46g+53 46s=46h+53 46u=46i+53 46w=46j+53 46y=46l+53
470=46m+53 4de=477 4ww=477+53 4df=47a 4dg=47e 47j=47g+53 48z=47k+2q 490=47k+2q+lj 48x=47k+2s
48v=47k+28 4fj=47k+417 48u=47k+418 48w=47k+41a 48y=47k+41c 491=47k+41v 47w=47u+53 4wz=47y+53
4x0=486+53 489=487+53 4x1=48b+53 4x4=492+53 49d=49h+22 4fk=49h+421 49a=49h+422 49b=49h+423
49c=49h+424 49e=49h+426 49f=49h+428 49g=49h+429 4fn=49i+22 4fl=49i+423 4fm=49i+424 4fo=49i+426
4fp=49i+428 4fq=49i+429 4x6=49j+53 4fr=49z+53 4fs=4a0+53 4ft=4a1+53 4fu=4a2+53 4fv=4a3+53
4fw=4a4+53 4fx=4a5+53 8ff=4b6 8fe=4b9 wl3=4bl 4xc=4c4+53 4xe=4d7+53 wkt=4f4 4ws=4wv+3z2 4wr=4xh
wxc=4hl 4ip=4ho 70f,4hu=4hp 2k3j=4i3 6mp=4i7 6nz=4i8 86m=4i8+6o2 86b=4i8+4ii 8yr=4j3 6ny,8bl=4ii
6v8,7gn,7gq,7ky,2rf8,1jg7,1f2s=4ik 6ze=4ik+mq 6vc,8bh=4im 1fio=4iu 6mt=4iw 1h4s=1h1e 1h4q=1h2d
3hk=3cw 3cx,3hl=3cw+3cw 3ju=3cw+3cy 3fe=3cw+3cz 3ib=3cw+3d1 3jv=3cw+3d3 3hm=3cw+3d5
3ic=3cw+3d5+3cw 3jw=3cw+3da 3jx=3cw+3db 3jy=3cw+3de 3hn=3cy 3df,3id=3cy+3cw 3dg,3jz=3cy+3cy
3dh,3ie=3cy+3cz 16mj=3cy+3d1 3di=3cy+3d3 3ff,3if=3cy+3d5 3fg,3ho=3cy+3d8 16mk=3cy+3da
3ih=3cy+3dc 3fh,3hp=3cy+3de 3ig=3cy+3eo mkf=3cy+3fy+ffs 3hq=3cz 3dj,3ii=3cz+3cw 3d0,16ml=3cz+3cz
16mm=3cz+3cz+3d3 3fi,3ij=3cz+3d1 xgg=3cz+3d2 xgh,16mn=3cz+3d3 xgi,16mo=3cz+3d5 16mp=3cz+3d5+3cw
xgj,16mq=3cz+3d8 16mr=3cz+3da 16ms=3cz+3dc 3hr=3d1 xgk,3hs=3d1+3cw xgl,16mt=3d1+3cw+3cw
3ik=3d1+3cw+3d5 16mu=3d1+3cw+3de 3dk,3il=3d1+3cy xgm,3im=3d1+3cz xgn=3d1+3cz+3cz 3in=3d1+3cz+3de
3dl,3io=3d1+3d1 16mv=3d1+3d1+3db xgo,3ht=3d1+3d2 3ip=3d1+3d2+3cw 3iq=3d1+3d2+3d5
16mw=3d1+3d2+3de xgp,3hu=3d1+3d3 16mx=3d1+3d3+3cz xgq=3d1+3d3+3d3 3ir=3d1+3d3+3d5
xgr,3it=3d1+3d3+3d7 16my=3d1+3d3+3dd 3is=3d1+3d3+3de xgs,3hv=3d1+3d5 3iu=3d1+3d5+3d5
3dn,16n1=3d1+3d7 xgt=3d1+3d8 xgu,3iw=3d1+3db 3hw=3d1+3dc 3hx=3d1+3dd 3dm,3ej,3hy,16nm=3d1+3de
3iv=3d1+3eo 16mz=3d1+3f0 3ix=3d1+3fd 16n0=3d1+3fd+3de 3hz=3d2 xgv,3iy=3d2+3cw 16n2=3d2+3cy
16n3=3d2+3cy+3cy xgw=3d2+3cz 3iz=3d2+3d1 16n4=3d2+3d2 3do,3j0=3d2+3d3 16n5=3d2+3d3+3d5
xgx,3j1=3d2+3d5 3j2=3d2+3d5+3d5 3dp,3j6=3d2+3d7 16n6=3d2+3d8 3j4=3d2+3da 3j5=3d2+3de 3j3=3d2+3eo
ggv=3d2+3fl 3i0=3d3 3dq=3d3+3cw 3dr=3d3+3cy 3ds,16n7=3d3+3cz 3j7=3d3+3d1 16n8=3d3+3d1+3dd
16n9=3d3+3d2 3d4,16na=3d3+3d3 3e4=3d3+3d3+3d7 3dt,3i1=3d3+3d5 3du=3d3+3d5+3cw
3dv,16nb=3d3+3d5+3cz 3dw=3d3+3d5+3d3 3dx=3d3+3d5+3d5 3dy=3d3+3d5+3d8 xgy=3d3+3d5+3dc
3e3,3ja=3d3+3d7 3dz,16nc=3d3+3d8 3e0,16nd=3d3+3da xgz=3d3+3db 3e1=3d3+3dc 3e2,3j8=3d3+3dd
xh0,3j9=3d3+3de 3i2=3d5 fka=3d5+9oc+3cw glk=3d5+9oc+3d2 3e5,3jb=3d5+3cw 3e6=3d5+3cy
3e7,3jc=3d5+3cz 3e8,3jd=3d5+3d1 3e9,16ne=3d5+3d2 3ea,3je=3d5+3d3 3eb=3d5+3d3+3cw
16nf=3d5+3d3+3d7 3d6,3i3=3d5+3d5 fff=3d5+3d5+9oc 16ng=3d5+3d5+3cw 16nh=3d5+3d5+3cz
xh1=3d5+3d5+3d3 3ec=3d5+3d5+3d5 3ed=3d5+3d7 3ee,16nj=3d5+3d8 3ef,16nk=3d5+3da 3eg=3d5+3db
3eh,16nl=3d5+3dc 3ei=3d5+3dd 16ni=3d5+3eo 3i4=3d7 3ep,3jg=3d7+3cw 3jh=3d7+3cw+3cw 3eq=3d7+3cz
xh2=3d7+3d1 3er=3d7+3d2 3es=3d7+3d3 3et,3jl=3d7+3d5 3ev,3ji=3d7+3d7 3ew=3d7+3d8 3ex=3d7+3da
3jj=3d7+3db 3ey=3d7+3dc 3ez=3d7+3dd xh3=3d7+3de 3eu,3jm=3d7+3eo 3i5=3d8 16nr=3d8+3d3
16ns=3d8+3d3+3d3 3f1=3d8+3d7 3d9,16nt=3d8+3d8 xh4=3d8+3d8+3de ff9=3d8+3ft 3i6=3da 3f6=3da+3db
3f7=3da+3de 3i7=3db 3i8=3dc tiv,98x=3dc+9oc+3cy+3d8 xh5=3dc+3dc 3i9=3dd 3fa,3jn=3dd+3d3
16nu=3dd+3d5 3fb,3jo=3dd+3d7 16nv=3dd+3dc xh6=3dd+3de 3ia=3de 3jp=3de+3cy 3jq=3de+3d1
3jr=3de+3d2 3js=3de+3d3 xh7=3de+3d5 3fc=3de+3de 3el=3ek+3ek 3en=3em+3em 3jf=3eo 16nn=3eo+3d3
16no=3eo+3d3+3d7 3jk=3f0 16np=3f0+3d2 16nq=3f0+3de 3f3=3f2+3f2 3f5=3f4+3f4 3jt=3fd xh8=3fd+3fd
3hf=3fl+9oc 3g6=3fl+3ft 3g7=3fl+3fy 3fm=3fl+ffs 3g8=3fn+3ft 3g9=3fn+3fx 3hg=3fn+3fy 3fo=3fn+ffs
3gc=3fp+9oc 3ga=3fp+3ft 3gb=3fp+3fy 3fq=3fp+ffs 3hh=3fr+3fn 3gd=3fr+3ft 3ge=3fr+3fy 3fs=3fr+ffs
3fu=3ft+3fl 3fv=3ft+3fl+ffs 3hi=3ft+3fn 3hj=3ft+3fn+ffs 3gf=3ft+3fp 3gg=3ft+3fp+ffs 16ls=3ft+3fr
3gh=3ft+3fr+ffs 3gi=3ft+3ft 16lt=3ft+3ft+ffs 3gj=3ft+3fy 3fw=3ft+ffs 16lu=3fx+3fl
16lv=3fx+3fl+ffs 3gk,3gm=3fx+3fn 3gl=3fx+3fn+ffs 16lw=3fx+3fp 3gn=3fx+3ft 3go=3fx+ffs
3gp=3fy+3fl 3gq=3fy+3fl+ffs 3fz=3fy+3fp 3gr=3fy+3fp+9oc 3g0=3fy+3fp+ffs 16lx=3fy+3fr
3gs=3fy+3fr+ffs 3gt=3fy+3fy 3g1=3fy+ffs 16ly=3fy+ffs+ffs 3gu=3g2+3fl 16lz=3g2+3fl+ffs
3gv=3g2+3fp 3gw=3g2+3fp+ffs 3gx=3g2+3fr 3gy=3g2+3fr+ffs 16m0=3g2+3ft 3gz=3g2+3fy 3h0=3g2+ffs
16md=3ha+3fl 3hb=3ha+3fp 16me=3ha+3fp+ffs 3hc=3ha+3fy 3he=3ha+3ha 3hd=3ha+ffs 9nc=9ko
6yp,890=9j0 fim=2dk2 wim=vnu wj0=vo0 wik=vr4 wiw=vua wjj=w2h wji=w4x wic=w5p wjk=wbv wjm=wc5
wje=wcf wj4=wci wiv=wgo 6ud,7uq,2k2k,x4h=wk5 x3y=wkk 6kh=wko 6ki,2k2d,2k2z,20iu,1fdd=wl2
6kj=20hs 1jvq=1jvp+1jvz 1jvs=1jvp+1jvp 1jvt=1jvp+1jvp+1jvz 1jvu=1jvp+1jvp+1jw0 1jvr=1jvp+1jw0
1jw4=1jw3+1jvz 1jw6=1jw3+1jw3 1jw7=1jw3+1jw3+1jvz 1jw8=1jw3+1jw3+1jw0 1jw5=1jw3+1jw0
1jvw=1jvv+1jvz 1jvx=1jvv+1jvv 1jvy=1jvv+1jvv+1jvz 6tx,8ap,2re0,wwq=1f3c 7gd,2k2c,2rd0=1f3w
89i=1f40 x3v=1fei x3u=1fde 1fhc=1fgm 1fbl=1f9e 1fbn=1f9v 1kxk=1fa2 7j9,1omx=1ggu
718,71b,71e,71h,71m,71q,9u9,3g5=ffs 3h8=ffs+9oc 3h4=ffs+3fl 3h5=ffs+3fn 16m5=ffs+3fn+3ft
16m6=ffs+3fn+ffs 16m7=ffs+3fr 16m8=ffs+3fr+ffs 3h6=ffs+3ft 16m9=ffs+3ft+ffs 16ma=ffs+3fx
3h7=ffs+3fy 16mb=ffs+3g2 3h9=ffs+3ha 16mc=ffs+ffs 9uo=fh5 9un,96r=fh6 9ue,96q=fh7 99u=fi8
9ui=fid 9mz=fik 9lw,96t=fjv fsy=fp1 fuk=ftw 9pi,20oi=g1r 972=g1s 9n3=g2z 2ues=g6t 96x=g76
9m3=gbf 34m=ggd 34l=ggg 3yht=ggh 9mw=ggs 96z=aim 9nx,h5j=gkj dcr=ako gv3=gur hkb=h7j beb=app
hgr=hgh hkv=hij 2xbn=hkn 9mn=hlh 2xdz=hlm 2xlz=2xm0 hz4=hwv 974=i76 973=i77 3tbu=ibk 9m0=ijp
976=ik3 ilu=ild 977=inu 978=itt 30g5=ivu 97a=ix0 97b=b96 jeg=jee 97c=jf0 jrd=bi9 97d=jzp 99n=k21
97f=k4h kc6=bmi k89=k7u 3tby=33a7 peu=kcs pg0=kcv pfu=kcw phd=kcz ph2=bp1 pif=kd4 imo=bp6
dgg=bp7 plz=kdf kjj=kfi kx5=bs3 kyv=kv1 99p=l7z 97i=l8a 97k=lch 97l=ldh 97m=ldm 358g=lmt lzt=lu0
97n=m7g 97o=mjv 97q=ffw 97s=mnh 3rnp=37dg 37jx=mud 395m=395l vk3=cop k83=cov nrj=npw 97x=ny3
99r=o9o 97z=oop os6=or9 4dq4=ouf 97v,982=p5e 981=p5f 989=paa 3d7h=3d7s 98a=pds pj5=ph8 kdi=dhf
98e,98f,98g=prt 3eo6=3eie qbj=q6l qip=qif 98h=qj2 98i=qxw 98k=r5r 98j=r5s 98l=r7l dxx=3gz2
98o=rkw rct=ram ra6=dyu rkf=rk6 rqb=rq4 98p=rvh 3b2s=rvf rye=ry7 s1m=s11 s63=s5z 98r=sbq s9z=s8v
98s,98t=sdy sm6=slq 98w=tc5 t66=t65 98y=tiw 98z=tj3 990=tm0 98v,992=tnh trs=trr 994=tw2 995=u06
996=u45 997=u6m 998=u72 999=u73 99b=u74 99c=uar 99e=ui4 99g=unw 99h=uws v9f=v9e 99k=vc6 99l=vd0
vde=vdd 99o=vgw 99q=vi7 99s=vix 2jg=2fw 5wo=5ay 92m=5az 5bb=5b9 m2=5bd id,x5b=x5a nc=1hiy
1ue,20x=1jz6 1uf,20y=1jz7 1tz,213=1jz8 g2a=20oj 2qrx=2j22 2qtf=2j24 2qnr=2jei 2qqq=2jej
2qlv=2jek 2qmm,2qmn=2jel 2qmq=2jem 2qmr=2jen 83j=2jfk 88l=2jg0 6o4=2rps 6oc=2rpt 7kn=2s0l
7kt=2s0n 2qz8=2sca j7c=3tbz
`;
