package main

// Runs for each message on source_topic; the JSON object that it returns is a row of the table, its keys are the
// columns: here {"key":"sensor-1","data":"20"}.
func exec_task(arg string) string {
	return arg
}
