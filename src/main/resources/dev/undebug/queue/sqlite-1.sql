-- What was taken, so that the same delivery is not taken twice. What it asks for is in the table work.
create table delivery (
  id text primary key,
  event text not null,
  received integer not null
);
create index delivery_received on delivery (received);

-- What is wanted, one row a key, gone when it is done. version counts how often it was asked for anew;
-- attempts are those that failed by our own fault or never ended; waits are those that something outside postponed.
create table work (
  key text primary key,
  payload text not null,
  ordinal integer not null,
  version integer not null default 1,
  due integer not null,
  begun integer not null default 0,
  attempts integer not null default 0,
  waits integer not null default 0,
  parked integer not null default 0,
  error text
);

create table health (
  id integer primary key check (id = 1),
  checked integer not null
);
