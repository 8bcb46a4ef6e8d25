package postgres

import (
	"crypto/tls"
	"errors"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5/pgxpool"

	"pelato.provider/internal/settings"
)

// configured keeps to the link's settings alone: nothing comes from the
// environment or a file in somebody's home.
func configured(d settings.Database) (*pgxpool.Config, error) {
	port, err := strconv.ParseUint(d.Port, 10, 16)
	if err != nil {
		return nil, fmt.Errorf("the database's port %q is no number", d.Port)
	}
	config, err := pgxpool.ParseConfig("host=127.0.0.1 sslmode=disable passfile= servicefile=")
	if err != nil {
		return nil, errors.New("the database driver's defaults cannot be used")
	}
	c := &config.ConnConfig.Config
	c.Host, c.Port, c.Database, c.User, c.Password = d.Host, uint16(port), d.Name, d.User, d.Password
	c.Fallbacks = nil
	c.RuntimeParams = map[string]string{"application_name": "pelato-messaging"}
	if d.TLS {
		c.TLSConfig = &tls.Config{ServerName: d.Host, MinVersion: tls.VersionTLS12}
	}
	return config, nil
}
