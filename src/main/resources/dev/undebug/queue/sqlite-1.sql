-- What arrived, in the order of arrival. The payload goes as soon as it has become work; the id stays for a week, so that
-- the same delivery is not taken twice.
create table delivery (
  seq integer primary key autoincrement,
  id text not null unique,
  event text not null,
  payload blob,
  received integer not null,
  routed integer,
  error text
);
create index delivery_routed on delivery (routed, seq);

-- What is wanted, one row a key, gone when it is done. version counts how often it was asked for anew;
-- attempts are those that failed by our own fault or never ended; waits are those that something outside put off.
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

-- The timetable of db-scheduler: it follows from work and is made anew at every start.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data blob,
  execution_time integer not null,
  picked integer not null,
  picked_by text,
  last_success integer,
  last_failure integer,
  consecutive_failures integer,
  last_heartbeat integer,
  version integer not null,
  priority integer,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);

create table health (
  id integer primary key check (id = 1),
  checked integer not null
);
