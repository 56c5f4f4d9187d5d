using IoTDA.Sdk;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

// One process of several that share a token: for each line that it reads a call of the service, or of the cache where the line says so, and a line for each answer.
(Uri service, string project, string redis, string keyRing) = (new Uri(args[0]), args[1], args[2], args[3]);
ServiceCollection services = new();
services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(keyRing)).SetApplicationName("sharers");
services.AddStackExchangeRedisCache(options => options.Configuration = redis);
services
    .AddIoTDA(options => (options.Endpoint, options.IamEndpoint, options.ProjectId) = (service, service, project))
    .UseIamPassword(user => (user.DomainName, user.UserName, user.Password) = ("acme", "robot", "hunter2-password"))
    .ShareTokens();
await using ServiceProvider provider = services.BuildServiceProvider();
IBatchTaskFileClient files = provider.GetRequiredService<IBatchTaskFileClient>();
IDistributedCache cache = provider.GetRequiredService<IDistributedCache>();
Console.WriteLine("ready");
while (await Console.In.ReadLineAsync() is { } line)
{
    try
    {
        await (line == "cache" ? (Task)cache.GetAsync("probe") : files.ListAsync());
        Console.WriteLine("ok");
    }
    catch (Exception exception) when (exception is IoTDAException or RedisException or TimeoutException)
    {
        Console.WriteLine(exception.Message);
    }
}
