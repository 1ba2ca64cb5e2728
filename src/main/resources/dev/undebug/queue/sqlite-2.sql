-- What was begun and displaced before it came to an end: the worker ends it before it does anything else of the key.
alter table work add column abandoned text;
