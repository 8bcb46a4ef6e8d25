create table dtypes_numbers (n integer);
