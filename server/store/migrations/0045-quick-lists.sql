-- What the pages look for in libraries that people have lived in, where it would be sought in all that is there.

-- What happened lately asks for each kind of link by itself: some kinds are rare, and were looked for among all links.
drop index lineage_fact_created;
create index lineage_fact_created on lineage_fact (alliance_id, act, created_at desc)
  where reach = 'alliance' and origin_reach = 'alliance';

-- Few versions of many are under review.
create index version_in_review on version (alliance_id, organisation_id) where state = 'inReview';
