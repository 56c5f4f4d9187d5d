using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IoTDA.Sdk.Hosting;

/// <summary>Reads one task's line from the service: the cheapest call that goes the whole way, credentials included.</summary>
internal sealed class ConnectionHealthCheck(IBatchTaskClient batchTasks) : IHealthCheck
{
    private static readonly BatchTaskQuery One = new(BatchTaskType.SoftwareUpgrade) { PageSize = 1 };

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            IAsyncEnumerator<BatchTask> tasks = batchTasks.ListAsync(One, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (tasks.ConfigureAwait(false))
            {
                await tasks.MoveNextAsync().ConfigureAwait(false);
            }

            return HealthCheckResult.Healthy("IoTDA answers.");
        }
        catch (IoTDAServiceException exception)
        {
            // IAM's code is often the status once more.
            string status = ((int)exception.StatusCode).ToString(CultureInfo.InvariantCulture);
            string code = exception.ErrorCode.Value == status ? "" : $" {exception.ErrorCode}";
            return new HealthCheckResult(context.Registration.FailureStatus, $"IoTDA answers with HTTP {status}{code}".TrimEnd() + ".", exception);
        }
        catch (IoTDAException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The call to IoTDA failed.", exception);
        }
    }
}
