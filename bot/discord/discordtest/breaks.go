package discordtest

// Reconnect asks every session to reconnect and resume (op 7).
func (d *Discord) Reconnect() {
	d.eachConn(func(c *conn) { c.send(opReconnect, nil) })
}

// Invalidate forgets every session and says so (op 9): the bot has to identify anew, and what happened meanwhile is lost.
func (d *Discord) Invalidate() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range d.gate.conns {
		c.leave()
		c.send(opInvalidSession, false)
	}
	clear(d.gate.sessions)
}

// Drop cuts every gateway connection without a word.
func (d *Discord) Drop() {
	d.eachConn(func(c *conn) {
		c.leave()
		c.ws.UnderlyingConn().Close()
	})
}

// Disconnect closes every gateway connection with a code.
func (d *Discord) Disconnect(code int) { d.eachConn(func(c *conn) { c.refuse(code) }) }

// Down refuses new gateway connections, or takes them again.
func (d *Discord) Down(down bool) { d.set(func(g *gateway) { g.down = down }) }

// Deaf leaves heartbeats unanswered, or answers them again.
func (d *Discord) Deaf(deaf bool) { d.set(func(g *gateway) { g.deaf = deaf }) }

// Lose keeps the next n events from the bot for good, unless it resumes from before them.
func (d *Discord) Lose(n int) { d.set(func(g *gateway) { g.lose = n }) }

// Duplicate delivers each of the next n events twice.
func (d *Discord) Duplicate(n int) { d.set(func(g *gateway) { g.double = n }) }

func (d *Discord) set(change func(*gateway)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change(&d.gate)
}

func (d *Discord) eachConn(do func(*conn)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range d.gate.conns {
		do(c)
	}
}
