create table keyed (id integer primary key, name text);
create table patient (id integer primary key);
create table hasty (id integer primary key);
