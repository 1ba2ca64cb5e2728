-- The newest that was done of a key, so that what arrives later and is older is known to be late.
create table done (
  key text primary key,
  ordinal integer not null,
  at integer not null
);
create index done_at on done (at);
