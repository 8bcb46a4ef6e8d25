create type mood as enum ('sad', 'happy');
create type place as (street text, number integer);
create domain positive as integer check (value > 0);

create table every_type (
    id integer not null,
    a_text text,
    a_varchar varchar(20),
    a_char char(5),
    a_boolean boolean,
    a_smallint smallint,
    an_integer integer,
    a_bigint bigint,
    a_numeric numeric,
    a_small_numeric numeric(5, 2),
    a_real real,
    a_double double precision,
    a_money money,
    a_timestamp timestamp,
    a_timestamptz timestamptz,
    a_date date,
    a_time time,
    a_timetz timetz,
    an_interval interval,
    a_bytea bytea,
    a_uuid uuid,
    a_json json,
    a_jsonb jsonb,
    an_inet inet,
    a_macaddr macaddr,
    a_point point,
    some_bits bit varying(16),
    a_range int4range,
    a_mood mood,
    a_place place,
    a_positive positive,
    some_integers integer[],
    some_texts text[],
    some_numerics numeric[],
    some_times timestamptz[],
    a_matrix integer[][],
    some_places place[]
);

create table defaults (
    id serial primary key,
    name text not null,
    note text default 'a default',
    made_at timestamptz not null default now()
);

create table one_key (
    id integer primary key,
    name text default 'nobody',
    size numeric
);

create domain counter as integer not null check (value >= 0);
create table devices (
    id text primary key,
    site text not null,
    kind text not null,
    hits counter default 0,
    pelato_row text,
    battery numeric
);

create schema measured;
create table measured.two_keys (
    sensor text,
    taken_at timestamptz,
    mean numeric,
    primary key (sensor, taken_at)
);

create table victim (id integer);
insert into victim values (1);
create schema "Odd.Schema";
create table "Odd.Schema"."x""; drop table victim; --" (
    "k""); drop table victim; --" text primary key,
    "Order" integer,
    "a.b" text,
    "sélect" text,
    "$1" text,
    " spaced " text,
    "it's" text
);
