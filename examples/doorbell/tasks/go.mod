module doorbell

go 1.21
