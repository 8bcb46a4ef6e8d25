module temperature

go 1.21
