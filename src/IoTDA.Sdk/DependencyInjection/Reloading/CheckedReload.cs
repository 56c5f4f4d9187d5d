using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace IoTDA.Sdk.DependencyInjection.Reloading;

/// <summary>
/// Tells the options of one client that their section has changed, but only when they are valid as they are now: who reloads a configuration gets no exception
/// of ours, and nobody gets options that are not valid.
/// </summary>
internal sealed class CheckedReload : IOptionsChangeTokenSource<IoTDAClientOptions>, IDisposable
{
    private readonly IServiceProvider _provider;
    private readonly IDisposable _registration;
    private CancellationTokenSource _changed = new();
    private string? _told;

    public CheckedReload(string name, IConfiguration section, IServiceProvider provider)
    {
        Name = name;
        _provider = provider;
        _registration = ChangeToken.OnChange(section.GetReloadToken, Check);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    /// <inheritdoc />
    public void Dispose()
    {
        _registration.Dispose();
        _changed.Dispose();
    }

    private void Check()
    {
        Uri? endpoint = null;
        try
        {
            endpoint = _provider.GetRequiredService<IOptionsMonitor<IoTDAClientOptions>>().Get(Name).Endpoint;
            _provider.GetRequiredService<IOptionsFactory<IoTDAClientOptions>>().Create(Name);
            _told = null;
            using CancellationTokenSource changed = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
            changed.Cancel();
        }
#pragma warning disable CA1031 // it would reach whoever reloads the configuration, for all of the application
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // The words of another's exception may show a value.
            string reason = exception is OptionsValidationException invalid ? string.Join(" ", invalid.Failures) : exception.GetType().Name;
            if (reason != _told)
            {
                _told = reason;
                ILogger logger = _provider.GetRequiredService<ILoggerFactory>().CreateLogger(ClientTelemetry.Name);
                Log.InvalidReload(new ClientLogger(logger, Name, endpoint?.IdnHost), reason);
            }
        }
    }
}
