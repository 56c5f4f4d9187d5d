using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.DependencyInjection.Settings;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.DependencyInjection.Reloading;

/// <summary>Takes changed credentials up into a running client, and says what else has changed and needs a restart.</summary>
internal sealed class ClientReload(
    IoTDAClient client, IoTDAClientOptions started, Credential credential, Func<IoTDAClientOptions, Credential> resolve, ILogger logger)
{
    private readonly Lock _lock = new();
    private Credential _credential = credential;
    private string _told = "";

    /// <summary>Applies options that were checked.</summary>
    public void Apply(IoTDAClientOptions options)
    {
        Credential now = resolve(options);
        lock (_lock)
        {
            List<string> restart =
            [
                .. Setting.All.Where(setting => !setting.IsCredential && !Equals(setting.Read(started), setting.Read(options))).Select(setting => setting.Key),
            ];
            if (!now.IsSameAs(_credential))
            {
                if (client.TryRenew(now))
                {
                    _credential = now;
                    Log.CredentialsReloaded(logger, now.ToString());
                }
                else
                {
                    restart.Add($"credentials from {now} instead of {_credential}");
                }
            }

            string told = string.Join(", ", restart);
            if (told.Length > 0 && told != _told)
            {
                Log.RestartNeeded(logger, told);
            }

            _told = told;
        }
    }
}
