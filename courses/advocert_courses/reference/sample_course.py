"""Samples of the two files that bind the parts together: an outline, and the rules of a programme."""

COURSE = """id: FND
type: course
org: Acme
course: FND
run: "2026"
title: Foundations
summary: Learn to speak about Acme as yourself.
minutes: 60
outcomes:
  FND-2: Say that you work here so that nobody can miss it
grading:
  - {type: Conversation, weight: 0.4}
  - {type: Exam, weight: 0.6}
passing: 0.7
chapters:
  - id: fnd-ch1
    title: Start with a conversation
    units:
      - {id: fnd-u01, title: A neighbour asks, component: FND-01, graded: Conversation}
      - {id: fnd-u02, component: certificate}
"""

PROGRAMME = """type: programme
schema: 1
ref: ACME
title: Acme advocates
organisation: {name: Acme, url: https://acme.example}
language: en
policy_set: {name: Acme policy 2026}
clauses: [DISC-1@2]
texts: {unknown: refuse, withdrawn: [60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752]}
tracks:
  - {ref: FND, title: Foundations}
  - {ref: PM, title: Programme Manager}
levels:
  - ref: L1
    track: FND
    title: Certified Advocate, Foundations
    summary: May share approved pieces and speak for themselves.
    criteria: Nine clauses, three conversations, one exam.
    requires:
      all:
        - {clauses: [DISC-1@2], title: Sign the clauses}
        - {scenarios: [FND-01], pass: 1}
        - {lessons: [FND-L03]}
        - {any: [{exam: FND-EXAM}]}
    scopes: ["share:approved", "speak:own-account"]
    may: [share approved pieces]
    ask_first: [speak about numbers]
    may_not: [review our own products]
    areas: [general]
    jurisdictions: [US]
    grace_drops: ["share:approved"]
    validity: {months: 24, window_days: 60, grace_days: 30}
    reminders: [60, 30, 7]
    material_days: 30
    clause_scopes: {DISC-1: ["share:approved"]}
  - ref: L3
    track: PM
    certifying: no
    by_area: yes
    title: Programme Manager
    summary: May run the programme.
    criteria: Has held Foundations for six months, passed a practical, met a coach, took part in a workshop.
    requires:
      all:
        - {certifications: [L1], held_months: 6}
        - {practical: PM-DRILL}
        - {coaching: PM-COACH, sessions: 6}
        - {attendance: PM-WORKSHOP}
        - {external: PM-DIPLOMA}
    scopes: ["manage:programme"]
    areas: [general]
    validity: {months: 12}
    renewal:
      late_months: 12
      midterm: yes
      requires: {practical: PM-DRILL}
    checkpoints: {recall_days: [3, 24, 90, 180], midterm_months: 6, absence_days: 180}
"""
