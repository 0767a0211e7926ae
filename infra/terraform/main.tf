data "aws_partition" "here" {}
data "aws_region" "here" {}
data "aws_caller_identity" "here" {}

locals {
  arn_tail      = "${data.aws_region.here.name}:${data.aws_caller_identity.here.account_id}"
  alarm_actions = var.alarm_topic_arn == null ? [] : [var.alarm_topic_arn]
}

resource "aws_s3_object" "package" {
  count       = var.package_bucket == null ? 0 : 1
  bucket      = var.package_bucket
  key         = "${var.function_name}/function.zip"
  source      = var.package
  source_hash = filebase64sha256(var.package)
}

resource "aws_lambda_function" "this" {
  function_name                  = var.function_name
  role                           = aws_iam_role.function.arn
  handler                        = "bootstrap"
  runtime                        = "provided.al2023"
  architectures                  = [var.architecture]
  filename                       = var.package_bucket == null ? var.package : null
  s3_bucket                      = var.package_bucket
  s3_key                         = one(aws_s3_object.package[*].key)
  source_code_hash               = filebase64sha256(var.package)
  memory_size                    = var.memory
  timeout                        = var.timeout
  reserved_concurrent_executions = var.max_concurrency

  ephemeral_storage {
    size = var.temporary_storage
  }

  environment {
    variables = merge({
      PINTAIL_CONNECTIONS     = "/var/task/pintail.yaml"
      PINTAIL_EXTENSIONS      = "/var/task/extensions"
      PINTAIL_MAX_SLICES      = tostring(var.max_slices)
      HOME                    = "/tmp"
      DISABLE_SIGNAL_HANDLERS = "true"
    }, var.environment)
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.function.name
  }
}

resource "aws_cloudwatch_log_group" "function" {
  name              = "/aws/lambda/${var.function_name}"
  retention_in_days = var.log_retention_days
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name                = aws_lambda_function.this.function_name
  maximum_retry_attempts       = 1
  maximum_event_age_in_seconds = 3600

  destination_config {
    on_failure {
      destination = aws_sqs_queue.dead_letters.arn
    }
  }
}

resource "aws_sqs_queue" "dead_letters" {
  name                      = "${var.function_name}-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_iam_role" "function" {
  name               = "${var.function_name}-function"
  assume_role_policy = data.aws_iam_policy_document.assumed_by["lambda"].json
}

resource "aws_iam_role_policy" "function" {
  name   = "own"
  role   = aws_iam_role.function.id
  policy = data.aws_iam_policy_document.function.json
}

data "aws_iam_policy_document" "assumed_by" {
  for_each = toset(["lambda", "scheduler", "states"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "function" {
  statement {
    sid       = "WriteItsLog"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.function.arn}:*"]
  }

  statement {
    sid       = "TellFailures"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead_letters.arn]
  }

  dynamic "statement" {
    for_each = length(var.secret_arns) == 0 ? [] : [1]
    content {
      sid       = "ReadItsSecrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = var.secret_arns
    }
  }

  dynamic "statement" {
    for_each = var.parameter_path == null ? [] : [1]
    content {
      sid       = "ReadItsParameters"
      actions   = ["ssm:GetParameter", "ssm:GetParameters"]
      resources = ["arn:${data.aws_partition.here.partition}:ssm:${local.arn_tail}:parameter${var.parameter_path}/*"]
    }
  }

  dynamic "statement" {
    for_each = var.max_slices > 1 ? [1] : []
    content {
      sid       = "GoOn"
      actions   = ["lambda:InvokeFunction"]
      resources = ["arn:${data.aws_partition.here.partition}:lambda:${local.arn_tail}:function:${var.function_name}"]
    }
  }

  dynamic "statement" {
    for_each = aws_sqs_queue.requests[*].arn
    content {
      sid       = "TakeRequests"
      actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      resources = [statement.value]
    }
  }
}
