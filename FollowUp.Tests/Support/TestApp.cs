using System.Net;
using System.Net.Sockets;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support.Databases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Tests.Support;

/// <summary>
/// The whole application in process, in Production, with an organization of its own on a fresh database.
/// <see cref="Listen"/> opens it to a browser; without it, clients talk to it in memory.
/// </summary>
internal sealed class TestApp : WebApplicationFactory<Program>
{
    public const string OwnerEmail = "owner@example.com";
    public const string OwnerPassword = "quiet harbour lamp";
    public const string ApiKey = "test-key-0123456789-0123456789-0123456789";
    public const string WebhookSecret = "whsec_dGVzdC1zZWNyZXQtMDEyMzQ1Njc4OTAxMjM0NTY3ODk=";

    private readonly Scratch files = new();

    /// <param name="kind">The database it runs on.</param>
    public TestApp(DatabaseKind kind = DatabaseKind.Sqlite)
        => Data = Task.Run(() => TestDatabase.CreateAsync(kind)).GetAwaiter().GetResult();

    /// <summary>Its database, for looking behind it.</summary>
    public TestDatabase Data { get; }

    /// <summary>Settings over those above, by key.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["Bootstrap:OrganizationName"] = "Test Shop",
        ["Bootstrap:PostalAddress"] = "Quay 1, Oslo",
        ["Bootstrap:AdminEmail"] = OwnerEmail,
        ["Bootstrap:AdminPassword"] = OwnerPassword,
        ["Bootstrap:ApiKey"] = ApiKey,
        ["Bootstrap:WebhookSecret"] = WebhookSecret,
    };

    public string Environment { get; init; } = "Production";

    /// <summary>Stands in for services of the application.</summary>
    public Action<IServiceCollection> Replace { get; init; } = _ => { };

    /// <summary>Calls the API with the key of the first organization.</summary>
    public HttpClient CreateApiClient(string key = ApiKey)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>Starts it on a port of its own, with links that lead there.</summary>
    /// <returns>The address without a slash at its end.</returns>
    public string Listen()
    {
        var port = FreePort();
        var address = $"http://127.0.0.1:{port}";
        Settings["App:BaseUrl"] = address;
        UseKestrel(port);
        StartServer();
        return address;
    }

    /// <summary>A browser without JavaScript and without cookies yet.</summary>
    public FormBrowser Browse() => new(CreateClient());

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseStaticWebAssets();
        builder.UseSetting("Storage:Path", files.Folder);
        builder.UseSetting("Database:Provider", Data.ProviderName);
        builder.UseSetting("ConnectionStrings:FollowUp", Data.ConnectionString);
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            var start = services.Single(service => service.ImplementationType == typeof(DatabaseStart));
            services[services.IndexOf(start)] = ServiceDescriptor.Singleton<IHostedService, CreateTables>();
            Replace(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Task.Run(async () => await Data.DisposeAsync()).GetAwaiter().GetResult();
            files.Dispose();
        }
    }

    /// <summary>The port is free again before the server takes it; nobody else here asks for a given one.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class CreateTables(Database database) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Schema.CreateAsync(database);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
