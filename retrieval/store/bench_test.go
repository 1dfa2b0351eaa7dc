package store

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func BenchmarkPut(b *testing.B) {
	s := open(b, b.TempDir())
	n := 0
	for b.Loop() {
		b.StopTimer()
		a := article(n, 1)
		b.StartTimer()
		put(b, s, "town", a)
		n++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkSync is what the disk alone takes of a put.
func BenchmarkSync(b *testing.B) {
	j, err := openJournal(filepath.Join(b.TempDir(), fileName))
	if err != nil {
		b.Fatal(err)
	}
	defer j.f.Close()
	line := make([]byte, 7000)
	for b.Loop() {
		if err := j.append(line); err != nil {
			b.Fatal(err)
		}
	}
}

// thousand returns the folder of a store with 1,000 articles of about 5 KB.
func thousand(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	f, err := os.OpenFile(filepath.Join(dir, fileName), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for n := range 1000 {
		line, err := putAt(b, article(n, 1), time.Now()).line()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := f.Write(line); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

func BenchmarkOpen(b *testing.B) {
	dir := thousand(b)
	for b.Loop() {
		if err := open(b, dir).Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenArticles is what a command pays before it can answer, and what store and articles take of the heap.
func BenchmarkOpenArticles(b *testing.B) {
	dir := thousand(b)
	var before, opened, read runtime.MemStats
	for b.Loop() {
		b.StopTimer()
		memory(&before)
		b.StartTimer()
		s := open(b, dir)
		b.StopTimer()
		memory(&opened)
		b.StartTimer()
		as := all(b, s, "town")
		b.StopTimer()
		memory(&read)
		if len(as) != 1000 {
			b.Fatal(len(as))
		}
		s.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(opened.HeapAlloc-before.HeapAlloc)/1e6, "store-MB")
	b.ReportMetric(float64(read.HeapAlloc-opened.HeapAlloc)/1e6, "articles-MB")
}

func memory(m *runtime.MemStats) {
	runtime.GC()
	runtime.ReadMemStats(m)
}
