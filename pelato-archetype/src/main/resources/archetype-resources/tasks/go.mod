module ${artifactId}

go 1.21
