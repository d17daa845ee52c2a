// What people of an old library could have written after each migration, in the words of its tables then: so that the ones
// that follow are tried on tables that hold something. `library-of-0011.jsonl` is a backup that the program of that time
// made of a library people had used; these rows go on from there. A new table needs its rows here.

import { createHash } from 'node:crypto'

/** The same work in towns A and B, B's being the common way of the family; towns A's is in force in its second version. */
export const DOG_A = '2f8f4bd86110fcb4'
export const DOG_B = '6e659cb5025f7087'
export const FAMILY = '08809cb9b2e12dcc'
/** Of a process of town A that nobody else sees. */
export const OPEN_DRAFT = '698fdb69bcbe6156'
/** Of DOG_B, put aside. */
export const DRAFT_ASIDE = '8ef5dbff968ad4bd'
/** Whoever got the link that was made then. */
export const LINK = 'eD9vB4_QfP_fcunuAPNeY33othHsKKeVLjbxoVOPTnU'
/** What a device of the workshop holds. */
export const DEVICE = 'device-of-0040'

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
const AT = `'2026-11-22T12:00:00Z'`
const LATER = `'2026-11-22T13:00:00Z'`
/** As words of one column: '' where a trigger writes what belongs there. */
const OF_TWO = 'organisation_id, reach, origin_organisation, origin_reach'

const PUBLIC = JSON.stringify({
  facts: {
    ...{ name: 'Hundesteuer anmelden', organisation: 'Stadt A', trigger: '', result: '' },
    ...{ legalBases: [], bring: ['Ausweis'], steps: [] },
  },
  texts: { de: [], en: [] },
})
const WORKSHOP_START = JSON.stringify({
  ...{ title: 'Hunde', agenda: [], minimumGroup: 3, voices: {}, state: 'planned' },
})

/** By migration: what is written once it is there. */
/** Of an alliance, for signing. */
const KEY = 'ab'.repeat(32)

export const OLD_ROWS: Readonly<Record<string, string>> = {
  '0011-review.sql': `
    insert into version_fact (alliance_id, process_id, number, seq, organisation_id, reach, act, rules, person_id, created_at)
      values ('old', '${DOG_B}', 1, 1, '', '', 'submit', '{"fourEyes":false,"steps":[]}', 'old-bert', ${AT}),
        ('old', '${DOG_B}', 1, 2, '', '', 'approve', null, 'old-bert', ${AT});
    update version set state = 'approved' where process_id = '${DOG_B}';
    update process set state = 'approved' where id = '${DOG_B}';
    update process set aspect = 'target' where id = 'returned';
    insert into setting (key, value) values ('since', '"0011"');
    insert into family_partner (alliance_id, family_id, process_id, member_id, organisation_id, reach, handovers)
      values ('old', '${FAMILY}', 'county', '${DOG_A}', '', '', '{Bescheid}');`,
  '0012-lineage.sql': `
    insert into lineage_fact (alliance_id, process_id, origin_id, seq, ${OF_TWO}, act, version, reason, person_id, created_at)
      values ('old', '${DOG_A}', '${DOG_B}', 1, '', '', '', '', 'link', 1, '', 'old-anna', ${AT});
    insert into adoption_word (alliance_id, process_id, kind, theirs, ours, organisation_id, reach, person_id, created_at)
      values ('old', '${DOG_A}', 'actor', 'Steueramt', 'Kämmerei geheim', '', '', 'old-anna', ${AT});`,
  '0013-deviations.sql': `
    insert into deviation_fact (alliance_id, process_id, origin_id, key, seq, ${OF_TWO}, reason, text, is_shared, person_id, created_at)
      values ('old', '${DOG_A}', '${DOG_B}', 's1', 1, '', '', '', '', 'law', 'Satzung', true, 'old-anna', ${AT});`,
  '0014-proposals.sql': `
    insert into proposal_fact (alliance_id, id, seq, process_id, origin_id, ${OF_TWO}, act, version, origin_version, text, person_id, created_at)
      values ('old', 'answered', 1, '${DOG_A}', '${DOG_B}', '', '', '', '', 'offer', 2, 1, 'Bitte', 'old-anna', ${AT}),
        ('old', 'answered', 2, '${DOG_A}', '${DOG_B}', '', '', '', '', 'decline', 2, 1, 'Noch nicht', 'old-bert', ${AT}),
        ('old', 'offered', 1, '${DOG_A}', '${DOG_B}', '', '', '', '', 'offer', 2, 1, 'Und jetzt?', 'old-anna', ${LATER});`,
  '0015-binding-reference.sql': `
    update family_member set is_binding = true where family_id = '${FAMILY}' and process_id = '${DOG_B}';`,
  '0016-deviation-taken-back.sql': `
    insert into deviation_fact (alliance_id, process_id, origin_id, key, seq, ${OF_TWO}, reason, text, is_shared, person_id, created_at)
      values ('old', '${DOG_A}', '${DOG_B}', 's2', 1, '', '', '', '', 'size', 'Kleiner', true, 'old-anna', ${AT}),
        ('old', '${DOG_A}', '${DOG_B}', 's2', 2, '', '', '', '', null, '', true, 'old-anna', ${LATER});`,
  '0017-introduction.sql': `
    insert into introduction_fact (alliance_id, process_id, number, seq, organisation_id, reach, act, items, day, reason, person_id, created_at)
      values ('old', '${DOG_A}', 2, 1, '', '', 'prepare', '[]', '2026-11-25', '', 'old-anna', ${AT}),
        ('old', '${DOG_A}', 2, 2, '', '', 'introduce', null, '2026-11-25', 'eilt', 'old-anna', ${AT});
    update version set introduced_on = '2026-11-25' where process_id = '${DOG_A}' and number = 2;`,
  '0018-notices.sql': `
    insert into notice (alliance_id, id, person_id, kind, act, process_id, organisation_id, reach, audience, other_id, version, step, by_person, created_at, seen_at)
      values ('old', 'asked', 'old-carl', 'reviewWaits', 'submit', 'waiting', '', '', 'own', null, 1, null, 'old-anna', ${AT}, null),
        ('old', 'renewed', 'old-anna', 'originRenewed', null, '${DOG_A}', '', '', 'own', '${DOG_B}', 1, null, 'old-bert', ${AT}, ${LATER}),
        ('old', 'offer', 'old-bert', 'proposalMade', 'offer', '${DOG_B}', '', '', 'own', '${DOG_A}', 2, null, 'old-anna', ${AT}, null);`,
  '0019-targets.sql': `
    insert into target_fact (alliance_id, process_id, seq, organisation_id, reach, as_is_id, person_id, created_at)
      values ('old', 'returned', 1, '', '', 'agreed', 'old-anna', ${AT});
    insert into target_pair (alliance_id, process_id, as_is_id, organisation_id, reach, as_is_reach)
      values ('old', 'returned', 'agreed', 'old-a', 'organisation', 'alliance');`,
  '0020-mail.sql': `
    insert into mail_choice (alliance_id, person_id, language, paces) values ('old', 'old-carl', 'de', '{"comment": "never"}');
    insert into mail (alliance_id, id, person_id, state, tries, next_at, created_at, ended_at)
      values ('old', 'sent', 'old-carl', 'sent', 1, ${AT}, ${AT}, ${LATER});
    update notice set mail_id = 'sent' where id = 'asked';`,
  '0021-following.sql': `
    insert into follow (alliance_id, person_id, subject_kind, subject_id, created_at)
      values ('old', 'old-anna', 'process', '${DOG_B}', ${AT}), ('old', 'old-anna', 'family', '${FAMILY}', ${AT});`,
  '0022-law-changes.sql': `
    insert into law_change (alliance_id, id, organisation_id, law, title, note, valid_from, person_id, created_at)
      values ('old', 'law', 'old-a', 'KAG', 'Neue Fassung', '', '2027-01-01', 'old-anna', ${AT});
    insert into law_task_fact (alliance_id, change_id, process_id, seq, organisation_id, reach, state, post, due, person_id, created_at)
      values ('old', 'law', '${DOG_A}', 1, '', '', 'checking', 'Steueramt', '2026-12-31', 'old-anna', ${AT});`,
  '0023-recheck-and-reading.sql': `
    insert into recheck_fact (alliance_id, process_id, seq, organisation_id, reach, act, months, due, day, reason, person_id, created_at)
      values ('old', '${DOG_A}', 1, '', '', 'set', 12, '2026-12-01', null, '', 'old-anna', ${AT});
    insert into reading_request (alliance_id, process_id, number, seq, organisation_id, reach, people, note, person_id, created_at)
      values ('old', '${DOG_A}', 2, 1, '', '', null, 'bitte', 'old-anna', ${AT});
    insert into reading (alliance_id, process_id, number, person_id, organisation_id, reach, created_at)
      values ('old', '${DOG_A}', 2, 'old-fred', '', '', ${LATER});`,
  '0024-publication.sql': `
    insert into publication (alliance_id, process_id, organisation_id, reach, version, is_in_force, is_indexed, name, organisation_name, shown, words, published_at, person_id)
      values ('old', '${DOG_A}', '', '', 2, true, true, 'Hundesteuer anmelden', 'Stadt A', '${PUBLIC}', 'Hund', ${AT}, 'old-fred');`,
  '0025-members-for-a-time.sql': `
    update membership set last_day = '2026-12-31' where person_id = 'old-rita' and organisation_id = 'old-a';`,
  '0026-former-people.sql': `
    insert into person (id, name, email, created_at, removed_at)
      values ('old-gone', 'ehemalige Person', 'old-gone@former.invalid', ${AT}, ${LATER});`,
  '0027-change-requests.sql': `
    insert into comment (alliance_id, id, process_id, organisation_id, reach, step, text, created_at, person_id, is_request)
      values ('old', 'request', 'agreed', '', '', null, 'Frist nennen', ${LATER}, 'old-carl', true);`,
  '0028-deputies.sql': `
    insert into deputy (alliance_id, organisation_id, person_id, deputy_id, first_day, last_day, created_at)
      values ('old', 'old-a', 'old-fred', 'old-carl', '2026-11-01', '2026-12-31', ${AT});
    insert into version_fact (alliance_id, process_id, number, seq, organisation_id, reach, act, rules, person_id, stands_in_for, created_at)
      values ('old', 'returned', 1, 3, '', '', 'submit', '{"fourEyes":false,"steps":[{"name":"Amt","people":["old-fred","old-ada"],"quorum":2}]}', 'old-anna', null, ${LATER}),
        ('old', 'returned', 1, 4, '', '', 'agree', null, 'old-carl', 'old-fred', ${LATER});
    update version set state = 'inReview' where process_id = 'returned';
    update process set state = 'inReview' where id = 'returned';`,
  '0029-reminders.sql': `
    insert into reminder (alliance_id, process_id, kind, number, day, created_at)
      values ('old', '${DOG_A}', 'recheckDue', 0, '2026-12-01', ${AT});`,
  '0030-proposal-talk.sql': `
    insert into proposal_word (alliance_id, id, proposal_id, process_id, origin_id, ${OF_TWO}, said_for, text, person_id, created_at)
      values ('old', 'word', 'offered', '', '', '', '', '', '', 'old-a', 'Eilt nicht', 'old-anna', ${LATER});`,
  '0031-common-way-review.sql': `
    insert into common_way_fact (alliance_id, family_id, process_id, organisation_id, reach, seq, version, act, houses, house, text, person_id, created_at)
      values ('old', '${FAMILY}', '${DOG_B}', '', '', 1, 1, 'ask', '{old-a,old-b}', null, '', 'old-kim', ${AT}),
        ('old', '${FAMILY}', '${DOG_B}', '', '', 2, 1, 'agree', '{}', 'old-b', '', 'old-bert', ${LATER});`,
  '0032-reorganisation.sql': `
    insert into reorganisation (alliance_id, id, organisation_id, renamings, with_sheets, person_id, created_at)
      values ('old', 'anew', 'old-a', '[{"kind":"actor","from":"Steueramt","to":"Kämmerei geheim"}]', true, 'old-anna', ${AT});
    insert into reorganised_process (alliance_id, reorganisation_id, process_id, organisation_id, reach, position, seen, state)
      values ('old', 'anew', '${DOG_A}', '', '', 0, '', 'unchanged');`,
  '0033-work-packages.sql': `
    insert into work_package (alliance_id, id, kind, title, note, organisation_id, family_id, person_id, created_at)
      values ('old', 'pack', 'package', 'Hunde', '', 'old-a', '${FAMILY}', 'old-anna', ${AT});
    insert into work_package_fact (alliance_id, package_id, seq, act, organisation_id, writer_id, due, houses, person_id, created_at)
      values ('old', 'pack', 1, 'plan', 'old-a', 'old-b', '2027-01-31', '{old-k}', 'old-anna', ${AT});
    insert into notice (alliance_id, id, person_id, kind, audience, package_id, by_person, created_at)
      values ('old', 'packed', 'old-bert', 'packageAsked', 'own', 'pack', 'old-anna', ${AT});`,
  '0034-signed-files.sql': `
    insert into signing_key (alliance_id, public_key, sealed, person_id, created_at)
      values ('old', '${KEY}', '\\x00', 'old-fred', ${AT});
    insert into key_fact (alliance_id, public_key, origin_alliance, seq, act, alliance_name, person_id, created_at)
      values ('old', '${KEY}', 'far', 1, 'confirm', 'Verbund fern', 'old-kim', ${AT});
    insert into signed_file (alliance_id, id, organisation_id, origin_id, version, content_hash, public_key, origin_alliance, facts, model, profile, content, person_id, received_at)
      values ('old', 'file', 'old-a', 'foreign-1', 1, 'hash', '${KEY}', 'far',
        '{"name":"Hunde","organisation":{"name":"Fern","shortName":"F"},"alliance":{"id":"far","name":"Verbund fern"}}', '{}', '{}', '\\x00', 'old-anna', ${AT});
    insert into foreign_fact (alliance_id, process_id, origin_id, seq, organisation_id, reach, act, version, content_hash, name, house_name, house_short_name, alliance_name, person_id, created_at)
      values ('old', '${DOG_A}', 'foreign-1', 1, '', '', 'link', 1, 'hash', 'Hunde', 'Fern', 'F', 'Verbund fern', 'old-anna', ${AT});`,
  '0036-questions.sql': `
    insert into alliance_question (alliance_id, id, title, text, organisation_id, process_id, person_id, created_at)
      values ('old', 'asked', 'Wer hat das Formular?', '', 'old-a', '${DOG_B}', 'old-anna', ${AT});
    insert into question_answer (alliance_id, id, question_id, text, organisation_id, person_id, created_at, helped_at)
      values ('old', 'said', 'asked', 'Wir', 'old-b', 'old-bert', ${AT}, ${LATER});
    insert into notice (alliance_id, id, person_id, kind, audience, question_id, by_person, created_at)
      values ('old', 'answered-q', 'old-anna', 'questionAnswered', 'shared', 'asked', 'old-bert', ${AT});`,
  '0037-deputies-named.sql': `
    insert into deputy (alliance_id, organisation_id, person_id, deputy_id, first_day, last_day, created_at, named_by, is_told)
      values ('old', 'old-a', 'old-anna', 'old-carl', '2026-12-01', '2026-12-31', ${AT}, 'old-ada', false);`,
  '0038-sample-documents.sql': `
    insert into sample_document (alliance_id, id, organisation_id, process_id, visibility, title, kind, permission, file_type, size, bytes, person_id, created_at)
      values ('old', 'form', '', '${DOG_A}', 'alliance', 'Vordruck', 'form', 'Frei', 'txt', 5, 'geheim', 'old-anna', ${AT});
    insert into notice (alliance_id, id, person_id, kind, audience, process_id, document_id, by_person, created_at)
      values ('old', 'new-form', 'old-carl', 'documentAdded', 'shared', '${DOG_A}', 'form', 'old-anna', ${AT});`,
  '0039-questions-ended.sql': `
    update alliance_question set closed_at = ${LATER} where id = 'asked';
    insert into follow (alliance_id, person_id, subject_kind, subject_id, created_at)
      values ('old', 'old-carl', 'questions', 'all', ${AT});`,
  '0040-workshops.sql': `
    insert into workshop (alliance_id, id, family_id, organisation_id, title, place, starts_at, ends_at, expires_at, agenda, minimum_group, material, created_at, created_by)
      values ('old', 'shop', '${FAMILY}', 'old-a', 'Hunde', 'Rathaus', '2026-12-01T09:00Z', '2026-12-01T11:00Z', '2026-12-02T11:00Z',
        '[{"id":"p1","kind":"collect","question":"Was?","minutes":5}]', 3,
        '{"de":{"name":"Hunde","columns":[],"rows":[],"findings":[]},"en":{"name":"Hunde","columns":[],"rows":[],"findings":[]}}', ${AT}, 'old-anna');
    insert into workshop_invitation (alliance_id, id, workshop_id, role, organisation, label, token_hash, created_at, created_by, expires_at)
      values ('old', 'in', 'shop', 'guest', '', 'Gast', '\\x${hashOf('invited')}', ${AT}, 'old-anna', '2026-12-02T11:00Z');
    insert into workshop_room (alliance_id, workshop_id, start, last) values ('old', 'shop', '${WORKSHOP_START}', 1);
    insert into workshop_device (alliance_id, workshop_id, token_hash, voice, invitation_id, name, role, organisation, expires_at)
      values ('old', 'shop', '\\x${hashOf(DEVICE)}', 'voice', 'in', 'Gast', 'guest', '', '2026-12-02T11:00Z');
    insert into workshop_message (alliance_id, workshop_id, number, voice, message_id, at, body)
      values ('old', 'shop', 1, 'voice', 'm', ${AT}, '{"kind":"park","issue":"i","text":"Frist"}');`,
  '0041-after-workshops.sql': `
    insert into workshop_minutes_fact (alliance_id, workshop_id, seq, act, wording, person_id, created_at)
      values ('old', 'shop', 1, 'word', '{}', 'old-anna', ${LATER});
    insert into measure (alliance_id, workshop_id, id, place, created_at) values ('old', 'shop', 'm1', null, ${LATER});
    insert into measure_fact (alliance_id, workshop_id, measure_id, seq, state, text, effect, organisation_id, organisation, post, due, person_id, created_at)
      values ('old', 'shop', 'm1', 1, 'open', 'Vordruck ändern', '', 'old-a', 'Stadt A', 'Steueramt', '2027-01-31', null, ${LATER}),
        ('old', 'shop', 'm1', 2, 'doing', 'Vordruck ändern', '', 'old-a', 'Stadt A', 'Steueramt', '2027-01-31', 'old-anna', ${LATER});
    insert into workshop_step (alliance_id, workshop_id, process_id, step, kind, item)
      values ('old', 'shop', '${DOG_A}', 's1', 'measure', 'm1');
    insert into local_reason_answer (alliance_id, workshop_id, process_id, place, answer, person_id, created_at)
      values ('old', 'shop', '${DOG_A}', 'place', 'declined', 'old-anna', ${LATER});
    insert into measure_reminder (alliance_id, workshop_id, measure_id, day, created_at)
      values ('old', 'shop', 'm1', '2027-01-31', ${LATER});`,
  '0042-workshop-homework.sql': `
    insert into workshop_homework (alliance_id, workshop_id, process_id, seq, organisation_id, reach, act, due, note, person_id, created_at)
      values ('old', 'shop', '${DOG_B}', 1, '', '', 'ask', '2026-11-30', 'Bitte prüfen', 'old-anna', ${AT});
    insert into notice (alliance_id, id, person_id, kind, audience, process_id, homework_for, by_person, created_at)
      values ('old', 'homework', 'old-bert', 'homeworkAsked', 'own', '${DOG_B}', 'shop', 'old-anna', ${AT});`,
  '0046-target-steps.sql': `
    insert into workshop_target (alliance_id, workshop_id, process_id, places, created_at)
      values ('old', 'shop', '${DOG_A}', '{"row:r1":["s1"]}', ${AT});`,
  '0048-local-reason-taken-back.sql': `
    insert into local_reason_answer (alliance_id, workshop_id, process_id, place, seq, answer, person_id, created_at)
      values ('old', 'shop', '${DOG_A}', 'place', 2, 'open', 'old-anna', ${LATER});
    insert into notice (alliance_id, id, person_id, kind, audience, process_id, homework_for, by_person, created_at)
      values ('old', 'proposed', 'old-anna', 'localProposed', 'own', '${DOG_A}', 'shop', 'old-bert', ${LATER});`,
  '0050-local-reason-told.sql': `
    insert into local_reason_told (alliance_id, workshop_id, process_id, created_at)
      values ('old', 'shop', '${DOG_B}', ${LATER});`,
  '0051-workshop-leaders.sql': `
    insert into workshop_leader (alliance_id, workshop_id, token_hash, person_id, created_at)
      values ('old', 'shop', '\\x${hashOf(DEVICE)}', 'old-anna', ${LATER});`,
}
