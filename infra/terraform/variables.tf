variable "function_name" {
  type    = string
  default = "pintail"
}

variable "package" {
  type        = string
  description = "The zip that infra/build.sh made."
}

variable "package_bucket" {
  type        = string
  default     = null
  description = "A bucket to upload the package to. Needed if the zip is larger than 50 MB, as it is with the MotherDuck extension."
}

variable "architecture" {
  type        = string
  default     = "x86_64"
  description = "What the executable in the package was built for."

  validation {
    condition     = contains(["x86_64", "arm64"], var.architecture)
    error_message = "The architecture must be x86_64 or arm64."
  }
}

variable "memory" {
  type        = number
  default     = 1024
  description = "MB. 1769 MB is one whole processor."
}

variable "timeout" {
  type        = number
  default     = 900
  description = "Seconds."
}

variable "temporary_storage" {
  type        = number
  default     = 1024
  description = "MB of /tmp, where DuckDB spills."
}

variable "max_concurrency" {
  type        = number
  default     = 10
  description = "The most invocations at once, of all connections together."
}

variable "max_slices" {
  type        = number
  default     = 1
  description = "How many invocations one run may have by the function calling itself when time runs out. 1: it does not."
}

variable "environment" {
  type        = map(string)
  default     = {}
  description = "More environment variables. Put no secret here: everybody who may look at the function sees them."
}

variable "log_retention_days" {
  type    = number
  default = 30
}

variable "secret_arns" {
  type        = list(string)
  default     = []
  description = "Secrets Manager secrets that connections refer to ($${aws-sm:...}). The function may read these and no others."
}

variable "parameter_path" {
  type        = string
  default     = null
  description = "Path below which the function may read SSM parameters ($${aws-ssm:...}), for example /pintail."
}

variable "schedules" {
  type        = map(string)
  default     = {}
  description = "A schedule expression by connection, for example { stripe = \"rate(1 hour)\" }."
}

variable "time_zone" {
  type    = string
  default = "UTC"
}

variable "no_success_hours" {
  type        = number
  default     = 24
  description = "Alarm if no sync has succeeded for so many hours, 24 at most."
}

variable "alarm_topic_arn" {
  type        = string
  default     = null
  description = "SNS topic that hears of alarms."
}

variable "create_url" {
  type        = bool
  default     = false
  description = "Give the function a URL (authorization by IAM)."
}

variable "create_queue" {
  type        = bool
  default     = false
  description = "Make an SQS queue whose messages are sync requests."
}

variable "create_state_machine" {
  type        = bool
  default     = false
  description = "Make the Step Functions state machine that runs one stream per invocation."
}
