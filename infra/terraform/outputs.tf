output "function_arn" {
  value = aws_lambda_function.this.arn
}

output "dead_letters_url" {
  value = aws_sqs_queue.dead_letters.url
}

output "function_url" {
  value = one(aws_lambda_function_url.this[*].function_url)
}

output "requests_url" {
  value = one(aws_sqs_queue.requests[*].url)
}

output "state_machine_arn" {
  value = one(aws_sfn_state_machine.streams[*].arn)
}
