-- A comment can ask for a change. Kept as it was said, like every comment; settled, it is open no more.

alter table comment add column is_request boolean not null default false;
create index comment_open_request on comment (alliance_id, process_id)
  where is_request and resolved_at is null;
