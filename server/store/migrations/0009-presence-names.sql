-- Whether people who write together see each other's names; otherwise only that somebody is there.
alter table organisation add column shows_names boolean not null default false;
