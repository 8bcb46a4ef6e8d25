create table readings (
    id       text        primary key,
    sensor   text        not null,
    taken_at timestamptz not null,
    mean     numeric     not null,
    least    numeric     not null,
    most     numeric     not null
);
