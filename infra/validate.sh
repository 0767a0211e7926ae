#!/usr/bin/env bash
# Checks the templates with the tools that are installed; says which are not.
set -euo pipefail
cd "$(dirname "$0")"

if command -v cfn-lint >/dev/null; then
  cfn-lint template.yaml schedules.yaml
  echo "cfn-lint: fine"
else
  echo "NOTICE: cfn-lint is not installed; the CloudFormation templates were not checked by it."
fi

if command -v sam >/dev/null; then
  sam validate --lint --region us-east-1 --template-file template.yaml
else
  echo "NOTICE: sam is not installed; template.yaml was not checked by it."
fi

if ! command -v terraform >/dev/null; then
  echo "NOTICE: terraform is not installed; the module was not checked."
  exit 0
fi
terraform fmt -check -diff terraform
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R state-machine.asl.json terraform "$work"
# The provider: from the registry, or from a mirror that TF_CLI_CONFIG_FILE names.
if terraform -chdir="$work/terraform" init -backend=false -input=false >"$work/init.log" 2>&1; then
  terraform -chdir="$work/terraform" validate
else
  echo "NOTICE: the AWS provider could not be fetched; the module was only checked for its format."
fi
