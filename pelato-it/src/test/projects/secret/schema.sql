create table kept (id integer primary key);
create table barred (id integer primary key);
