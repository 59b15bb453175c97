#!/usr/bin/env bash
# @opentelemetry/exporter-prometheus 0.223.0 writes the histogram http.client.request.duration (unit "s") as
# http_client_request_duration, with "# UNIT http_client_request_duration s". The OpenTelemetry specification says
# that a Prometheus exporter adds the unit as a word (http_client_request_duration_seconds). The Collector does, and
# OpenMetrics requires names to end with their UNIT. So a dashboard for one of the two exporters finds no data from
# the other.
#
# Seen: # UNIT http_client_request_duration s
#       # TYPE http_client_request_duration histogram
#       # UNIT bytes_sent_total By
#       # TYPE bytes_sent_total counter
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts \
  @opentelemetry/exporter-prometheus@0.223.0 @opentelemetry/sdk-metrics@2.12.1 @opentelemetry/api@1.9.1
cat > run.mjs <<'JS'
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'

const exporter = new PrometheusExporter({ preventServerStart: true })
const meter = new MeterProvider({ readers: [exporter] }).getMeter('any')
meter.createHistogram('http.client.request.duration', { unit: 's' }).record(0.2)
meter.createCounter('bytes.sent', { unit: 'By' }).add(3)
const { resourceMetrics } = await exporter.collect()
const lines = new PrometheusSerializer().serialize(resourceMetrics).split('\n')
console.log(lines.filter((line) => /^# (TYPE|UNIT) (?!target_info)/.test(line)).join('\n'))
JS
output=$(node run.mjs)
echo "$output"
[ "$output" = '# UNIT http_client_request_duration s
# TYPE http_client_request_duration histogram
# UNIT bytes_sent_total By
# TYPE bytes_sent_total counter' ]
