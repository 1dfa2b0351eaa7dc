// Package date holds what dateparser's Parse returns.
package date

import "time"

// A Date is a date that was read.
type Date struct {
	Time time.Time
}
