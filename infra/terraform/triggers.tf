# ---- by the clock

resource "aws_scheduler_schedule_group" "this" {
  count = length(var.schedules) == 0 ? 0 : 1
  name  = var.function_name
}

resource "aws_scheduler_schedule" "this" {
  for_each                     = var.schedules
  name                         = each.key
  group_name                   = aws_scheduler_schedule_group.this[0].name
  schedule_expression          = each.value
  schedule_expression_timezone = var.time_zone

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 5
  }

  target {
    arn      = aws_lambda_function.this.arn
    role_arn = aws_iam_role.scheduler[0].arn
    # Not jsonencode: it would write < and > as escapes, and Scheduler looks for them as they are.
    input = <<-JSON
      {"connection": "${each.key}", "trigger": {"type": "schedule",
      "scheduleArn": "<aws.scheduler.schedule-arn>", "scheduledTime": "<aws.scheduler.scheduled-time>",
      "executionId": "<aws.scheduler.execution-id>", "attempt": "<aws.scheduler.attempt-number>"}}
    JSON

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters.arn
    }
  }
}

resource "aws_iam_role" "scheduler" {
  count              = length(var.schedules) == 0 ? 0 : 1
  name               = "${var.function_name}-scheduler"
  assume_role_policy = data.aws_iam_policy_document.assumed_by["scheduler"].json
}

resource "aws_iam_role_policy" "scheduler" {
  count  = length(var.schedules) == 0 ? 0 : 1
  name   = "own"
  role   = aws_iam_role.scheduler[0].id
  policy = data.aws_iam_policy_document.scheduler.json
}

data "aws_iam_policy_document" "scheduler" {
  statement {
    sid       = "CallTheFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }

  statement {
    sid       = "TellWhatWasNotDelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead_letters.arn]
  }
}

# ---- by request

resource "aws_lambda_function_url" "this" {
  count              = var.create_url ? 1 : 0
  function_name      = aws_lambda_function.this.function_name
  authorization_type = "AWS_IAM"
}

resource "aws_sqs_queue" "requests" {
  count                      = var.create_queue ? 1 : 0
  name                       = "${var.function_name}-requests"
  visibility_timeout_seconds = 6 * var.timeout
  message_retention_seconds  = 345600
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
    maxReceiveCount     = 20
  })
}

resource "aws_lambda_event_source_mapping" "requests" {
  count                   = var.create_queue ? 1 : 0
  event_source_arn        = aws_sqs_queue.requests[0].arn
  function_name           = aws_lambda_function.this.function_name
  batch_size              = 1
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 2
  }

  depends_on = [aws_iam_role_policy.function]
}

# ---- one stream per invocation

resource "aws_sfn_state_machine" "streams" {
  count    = var.create_state_machine ? 1 : 0
  name     = "${var.function_name}-streams"
  role_arn = aws_iam_role.state_machine[0].arn
  # The file is not a Terraform template: only the one name in it is replaced.
  definition = replace(file("${path.module}/../state-machine.asl.json"), "$${FunctionArn}", aws_lambda_function.this.arn)
}

resource "aws_iam_role" "state_machine" {
  count              = var.create_state_machine ? 1 : 0
  name               = "${var.function_name}-streams"
  assume_role_policy = data.aws_iam_policy_document.assumed_by["states"].json
}

resource "aws_iam_role_policy" "state_machine" {
  count  = var.create_state_machine ? 1 : 0
  name   = "own"
  role   = aws_iam_role.state_machine[0].id
  policy = data.aws_iam_policy_document.state_machine.json
}

data "aws_iam_policy_document" "state_machine" {
  statement {
    sid       = "CallTheFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }

  statement {
    sid       = "RunTheMap"
    actions   = ["states:StartExecution"]
    resources = ["arn:${data.aws_partition.here.partition}:states:${local.arn_tail}:stateMachine:${var.function_name}-streams"]
  }

  statement {
    sid       = "WatchTheMap"
    actions   = ["states:DescribeExecution", "states:StopExecution"]
    resources = ["arn:${data.aws_partition.here.partition}:states:${local.arn_tail}:execution:${var.function_name}-streams:*"]
  }
}
