module component

go 1.23
