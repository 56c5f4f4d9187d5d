using IoTDA.Sdk;
using IoTDA.Sdk.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Checks whether a host's IoTDA clients work.</summary>
public static class HealthCheckExtensions
{
    /// <summary>Adds a check that lists a single batch task: endpoint, network, project and credentials are right when it passes.</summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="clientName">The client's name, as it was given to <c>AddIoTDA</c>; empty for the one without a name.</param>
    /// <param name="name">The check's name; <see langword="null"/> takes <c>iotda</c>, with a hyphen and the client's name where it has one.</param>
    /// <param name="failureStatus">What a failure means; <see langword="null"/> means unhealthy.</param>
    /// <param name="tags">The check's tags; <see langword="null"/> for none.</param>
    /// <param name="timeout">How long it may take; <see langword="null"/> takes ten seconds.</param>
    /// <returns>The host's health checks.</returns>
    /// <exception cref="OptionsValidationException">When the host starts: no client has that name; the message says which do.</exception>
    public static IHealthChecksBuilder AddIoTDA(
        this IHealthChecksBuilder builder,
        string clientName = "",
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(clientName);
        builder.Services.AddOptionsWithValidateOnStart<HealthCheckServiceOptions>();
        builder.Services.AddSingleton<IValidateOptions<HealthCheckServiceOptions>>(new RegisteredClientCheck(builder.Services, clientName));
        return builder.Add(new HealthCheckRegistration(
            name ?? (clientName.Length == 0 ? "iotda" : $"iotda-{clientName}"),
            services => new ConnectionHealthCheck(services.GetRequiredKeyedService<IBatchTaskClient>(clientName)),
            failureStatus,
            tags,
            timeout ?? TimeSpan.FromSeconds(10)));
    }
}
