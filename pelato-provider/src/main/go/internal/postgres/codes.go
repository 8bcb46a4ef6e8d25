package postgres

import "strings"

// Classes and codes after which the same statement may succeed (PostgreSQL's
// appendix A). What a message cannot be blamed for is among them: a wrong
// password or a database that is missing is mended by people, and the messages
// wait for that.
var (
	passingClasses = []string{
		"08", // connection exception
		"28", // invalid authorization
		"40", // transaction rollback: serialization, deadlock
		"53", // insufficient resources: disk, memory, connections
		"57", // operator intervention: shutdown, cancel
		"58", // system error
	}
	passingCodes = []string{
		"25006", // read-only transaction: a standby, until it is promoted
		"3D000", // no such database
		"55P03", // a lock was not available in time
		"55006", // object in use
	}
)

func mayPass(code string) bool {
	for _, class := range passingClasses {
		if strings.HasPrefix(code, class) {
			return true
		}
	}
	for _, passing := range passingCodes {
		if code == passing {
			return true
		}
	}
	return false
}
