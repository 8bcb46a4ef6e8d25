package postgres

import (
	"net"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgproto3"

	"pelato.provider/internal/settings"
)

const (
	oidBool = 16
	oidText = 25
)

// database speaks as PostgreSQL does and knows no SQL: a test says which
// statements it refuses, and all others succeed.
type database struct {
	mu      sync.Mutex
	refusal func(sql string) (code string)
	heard   []string
}

// listen starts it.
func (d *database) listen(t *testing.T) settings.Database {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go d.converse(conn)
		}
	}()
	port := listener.Addr().(*net.TCPAddr).Port
	return settings.Database{Host: "127.0.0.1", Port: strconv.Itoa(port), Name: "iot", User: "iot"}
}

// refuse sets which statements are refused from now on, with which SQLSTATE.
func (d *database) refuse(refusal func(sql string) string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.refusal = refusal
}

// count is how many statements with a part were run.
func (d *database) count(part string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := 0
	for _, sql := range d.heard {
		if strings.Contains(sql, part) {
			n++
		}
	}
	return n
}

// run is what becomes of a statement: the code of an error, or empty.
func (d *database) run(sql string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.heard = append(d.heard, sql)
	if d.refusal == nil {
		return ""
	}
	return d.refusal(sql)
}

// conversation is one connection.
type conversation struct {
	*pgproto3.Backend
	database *database
	prepared map[string]string
	bound    string
	status   byte
	skipping bool // what comes up to the next Sync, after an error
}

func (d *database) converse(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	c := &conversation{Backend: pgproto3.NewBackend(conn, conn), database: d, prepared: map[string]string{}, status: 'I'}
	if _, err := c.ReceiveStartupMessage(); err != nil {
		return
	}
	c.Send(&pgproto3.AuthenticationOk{})
	c.ready()
	for c.Flush() == nil {
		message, err := c.Receive()
		if err != nil {
			return
		}
		c.answer(message)
	}
}

func (c *conversation) answer(message pgproto3.FrontendMessage) {
	switch m := message.(type) {
	case *pgproto3.Query:
		c.execute(m.String)
		c.ready()
	case *pgproto3.Sync:
		c.ready()
	default:
		if !c.skipping {
			c.extended(message)
		}
	}
}

func (c *conversation) extended(message pgproto3.FrontendMessage) {
	switch m := message.(type) {
	case *pgproto3.Parse:
		c.prepared[m.Name] = m.Query
		c.Send(&pgproto3.ParseComplete{})
	case *pgproto3.Bind:
		c.bound = c.prepared[m.PreparedStatement]
		c.Send(&pgproto3.BindComplete{})
	case *pgproto3.Describe:
		sql := c.bound
		if m.ObjectType == 'S' {
			sql = c.prepared[m.Name]
			c.Send(&pgproto3.ParameterDescription{ParameterOIDs: parameters(sql)})
		}
		if asks(sql) {
			c.Send(&pgproto3.RowDescription{Fields: []pgproto3.FieldDescription{
				{Name: []byte("there"), DataTypeOID: oidBool, DataTypeSize: 1, TypeModifier: -1, Format: 1},
			}})
		} else {
			c.Send(&pgproto3.NoData{})
		}
	case *pgproto3.Execute:
		c.execute(c.bound)
	case *pgproto3.Close:
		c.Send(&pgproto3.CloseComplete{})
	}
}

func (c *conversation) execute(sql string) {
	if code := c.database.run(sql); code != "" {
		c.skipping = true
		if c.status == 'T' {
			c.status = 'E'
		}
		c.Send(&pgproto3.ErrorResponse{Severity: "ERROR", Code: code, Message: "refused"})
		return
	}
	tag := strings.ToUpper(strings.SplitN(sql, " ", 2)[0])
	switch {
	case tag == "BEGIN":
		c.status = 'T'
	case tag == "COMMIT", tag == "ROLLBACK":
		c.status = 'I'
	case asks(sql):
		c.Send(&pgproto3.DataRow{Values: [][]byte{{1}}})
		tag = "SELECT 1"
	case tag == "INSERT":
		tag = "INSERT 0 1"
	}
	c.Send(&pgproto3.CommandComplete{CommandTag: []byte(tag)})
}

func (c *conversation) ready() {
	c.skipping = false
	c.Send(&pgproto3.ReadyForQuery{TxStatus: c.status})
}

// asks says whether a statement has a row with a yes as its answer.
func asks(sql string) bool { return strings.HasPrefix(sql, "SELECT to_regclass") }

// parameters are texts, as many as a statement has.
func parameters(sql string) []uint32 {
	var oids []uint32
	for strings.Contains(sql, "$"+strconv.Itoa(len(oids)+1)) {
		oids = append(oids, oidText)
	}
	return oids
}
