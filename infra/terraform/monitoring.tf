locals {
  function_dimension = { FunctionName = var.function_name }

  # name => [what it means, namespace, metric, dimensions, statistic, periods of 5 minutes, threshold]
  alarms = merge({
    errors       = ["An invocation failed. The function's log has a line with the code and what to do.", "AWS/Lambda", "Errors", local.function_dimension, "Sum", 1, 1]
    throttles    = ["More invocations were wanted than max_concurrency allows.", "AWS/Lambda", "Throttles", local.function_dimension, "Sum", 3, 1]
    duration     = ["An invocation came close to the time-out; it should have stopped before.", "AWS/Lambda", "Duration", local.function_dimension, "Maximum", 1, var.timeout * 967]
    dead-letters = ["A request was given up after its retries. It lies in the dead-letter queue, with the reason.", "AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName = aws_sqs_queue.dead_letters.name }, "Maximum", 1, 1]
    },
    var.create_state_machine ? {
      streams-failed = ["An execution of the state machine failed.", "AWS/States", "ExecutionsFailed", { StateMachineArn = aws_sfn_state_machine.streams[0].arn }, "Sum", 1, 1]
    } : {},
    length(var.schedules) > 0 ? {
      schedules = ["EventBridge Scheduler could not deliver a request to the function.", "AWS/Scheduler", "TargetErrorCount", { ScheduleGroup = aws_scheduler_schedule_group.this[0].name }, "Sum", 1, 1]
    } : {}
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = local.alarms
  alarm_name          = "${var.function_name}-${each.key}"
  alarm_description   = each.value[0]
  namespace           = each.value[1]
  metric_name         = each.value[2]
  dimensions          = each.value[3]
  statistic           = each.value[4]
  period              = 300
  evaluation_periods  = each.value[5]
  threshold           = each.value[6]
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
}

resource "aws_cloudwatch_metric_alarm" "no_success" {
  alarm_name          = "${var.function_name}-no-success"
  alarm_description   = "No sync has succeeded for ${var.no_success_hours} hours."
  namespace           = "Pintail"
  metric_name         = "Success"
  dimensions          = local.function_dimension
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = var.no_success_hours
  datapoints_to_alarm = var.no_success_hours
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = local.alarm_actions
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.function_name
  dashboard_body = jsonencode({
    widgets = [for index, widget in [
      {
        title   = "Rows loaded", stat = "Sum", period = 3600
        metrics = [[{ expression = "SEARCH('{Pintail,Connection,FunctionName} FunctionName=\"${var.function_name}\" MetricName=\"RowsLoaded\"', 'Sum', 3600)" }]]
      },
      {
        title   = "Freshness lag (seconds)", stat = "Maximum", period = 3600
        metrics = [[{ expression = "SEARCH('{Pintail,Connection,FunctionName} FunctionName=\"${var.function_name}\" MetricName=\"FreshnessLag\"', 'Maximum', 3600)" }]]
      },
      {
        title   = "How runs ended", stat = "Sum", period = 3600
        metrics = [for name in ["Success", "Continued", "Skipped", "Partial", "Failure"] : ["Pintail", name, "FunctionName", var.function_name]]
      },
      {
        title   = "Requests to the APIs", stat = "Sum", period = 3600
        metrics = [for name in ["ApiRequests", "ApiRetries", "RateLimitWait"] : ["Pintail", name, "FunctionName", var.function_name]]
      },
      {
        title   = "Invocations", stat = "Sum", period = 300
        metrics = [for name in ["Invocations", "Errors", "Throttles"] : ["AWS/Lambda", name, "FunctionName", var.function_name]]
      }
      ] : {
      type   = "metric"
      x      = index % 2 * 12
      y      = floor(index / 2) * 6
      width  = 12
      height = 6
      properties = {
        title   = widget.title
        region  = data.aws_region.here.name
        stat    = widget.stat
        period  = widget.period
        metrics = widget.metrics
      }
    }]
  })
}
