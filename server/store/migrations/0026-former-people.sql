-- Whoever asks to be forgotten: the row stays, because what they did refers to it, without name and address.

alter table person add column removed_at timestamptz;
