create table numbers (run text, n integer, build integer);
