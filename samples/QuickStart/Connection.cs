using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;

namespace QuickStart;

/// <summary>A client of the real service, or of an emulator that lives as long as the connection.</summary>
internal sealed class Connection(IoTDAClient client, string where, IoTDAEmulator? emulator) : IAsyncDisposable
{
    public IoTDAClient Client { get; } = client;

    public string Where { get; } = where;

    public static async Task<Connection> OpenAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Endpoint is { } endpoint)
        {
            var real = new IoTDAClientOptions
            {
                Endpoint = endpoint,
                ProjectId = settings.ProjectId,
                InstanceId = settings.InstanceId,
                IamEndpoint = settings.IamEndpoint,
                Region = settings.Region,
                IamPassword = UserOf(settings),
            };

            // Without a user the client finds a token or an access key in the environment, or says what it looked for.
            return new Connection(IoTDAClient.Create(real), endpoint.Host, null);
        }

        IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(EmulatedFleet(), cancellationToken);
        var emulated = new IoTDAClientOptions
        {
            Endpoint = emulator.BaseAddress,
            ProjectId = emulator.ProjectId,
            Token = emulator.Token,
            Watch = { MinInterval = TimeSpan.FromMilliseconds(200), MaxInterval = TimeSpan.FromMilliseconds(500) },
        };
        return new Connection(IoTDAClient.Create(emulated), $"an emulator at {emulator.BaseAddress}", emulator);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }
    }

    private static IamPasswordOptions? UserOf(Settings settings) => settings.UserName is null ? null : new IamPasswordOptions
    {
        DomainName = settings.DomainName,
        UserName = settings.UserName,
        Password = Environment.GetEnvironmentVariable("IOTDA_IAM_PASSWORD")
            ?? throw new InputException("IOTDA_IAM_PASSWORD: set it to the password of --user."),
    };

    private static EmulatorOptions EmulatedFleet()
    {
        // Half an hour of upgrades in a few seconds; the same devices fail in every run.
        var options = new EmulatorOptions { Speed = 300, InitializationTime = TimeSpan.FromMinutes(3) };
        const string productId = "5ba24f5ebbe8f56f5a14f605";
        options.Fleet.Products.Add(new EmulatedProduct { ProductId = productId, Name = "Meter" });
        options.Fleet.Packages.Add(Firmware("32822e5744a45ede319d2c4f", "1.2.0"));
        options.Fleet.Packages.Add(Firmware("32822e5744a45ede319d2c50", "2.0.0"));
        options.Fleet.Rules.Add(new FleetRule
        {
            Count = 500,
            DevicePrefix = "meter_",
            ProductId = productId,
            FirmwareVersions = ["1.0.0", "1.1.0", "1.2.0"],
        });
        options.Fleet.Rules.Add(new FleetRule { Count = 120, DevicePrefix = "meter_new_", ProductId = productId, FirmwareVersions = ["2.0.0"] });
        options.Outcomes
            .FailPercentage(3, seed: 2, new DeviceFailure("EMULATOR.UPGRADE", "The device reported: not enough memory for the package."))
            .WithDurationBetween(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(8), seed: 3);
        return options;

        static EmulatedPackage Firmware(string id, string version)
            => new() { PackageId = id, PackageType = "firmwarePackage", ProductId = productId, Version = version };
    }
}
