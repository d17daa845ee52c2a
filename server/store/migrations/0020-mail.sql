-- Mails about notices: what people want to hear by mail, and each mail on its way. A mail holds no words, only which notices
-- it is about; they are read again, as its person, when it is sent.

create table mail_choice (
  alliance_id text not null references alliance (id),
  person_id text not null references person (id),
  language text not null check (language in ('de', 'en')),
  -- By kind of notice: 'now', 'daily', 'never'.
  paces jsonb not null default '{}',
  primary key (alliance_id, person_id)
);

create table mail (
  alliance_id text not null references alliance (id),
  id text not null,
  person_id text not null references person (id),
  -- 'handing' while it is with the mail server: from then on it may have arrived, and is not sent again.
  state text not null check (state in ('waiting', 'handing', 'sent', 'dropped')),
  tries integer not null default 0,
  next_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (alliance_id, id)
);
create index mail_due on mail (alliance_id, next_at) where state in ('waiting', 'handing');

-- The one mail a notice went into.
alter table notice add column mail_id text;
alter table notice add foreign key (alliance_id, mail_id) references mail (alliance_id, id);
create index notice_unmailed on notice (alliance_id, created_at) where mail_id is null and seen_at is null;
create index notice_mail on notice (alliance_id, mail_id) where mail_id is not null;

do $$
declare name text;
begin
  foreach name in array array['mail_choice', 'mail'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy worker on %I to prozess_worker
      using (alliance_id = (select current_alliance()))
      with check (alliance_id = (select current_alliance()))', name);
    execute format('create policy backup on %I to prozess_backup
      using ((select current_user) = ''prozess_backup'')
      with check ((select current_user) = ''prozess_backup'')', name);
    execute format('grant select, insert, update, delete on %I to prozess_worker, prozess_backup', name);
  end loop;
end $$;
-- The person's own; mails are the platform's.
create policy app on mail_choice to prozess_app
  using (alliance_id = (select current_alliance()) and person_id = (select current_person()))
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person()));
grant select, insert, update on mail_choice to prozess_app;
