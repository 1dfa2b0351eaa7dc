package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkAdd adds text files to a new store: reading, finding passages and quotations, and the disk's own time for
// each confirmation. It reports articles a second.
func BenchmarkAdd(b *testing.B) {
	const files = 100
	folder := b.TempDir()
	samples, err := filepath.Glob("../demo/coverage/*.txt")
	if err != nil || len(samples) == 0 {
		b.Fatal("no sample coverage", err)
	}
	for i := range files {
		data, err := os.ReadFile(samples[i%len(samples)])
		if err != nil {
			b.Fatal(err)
		}
		data = append(data, fmt.Sprintf("\nThis is copy %d.\n", i)...)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.txt", i)), data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		verbatim(b, "add", folder)
	}
	b.ReportMetric(float64(b.N*files)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkAsk reads the sample coverage and answers a question from it, as the command does.
func BenchmarkAsk(b *testing.B) {
	for b.Loop() {
		verbatim(b, "ask", "--articles", "../demo/coverage", "What did Petherwick say about the alarm?")
	}
}
