using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Persistence.Public;
using FollowUp.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Public;

/// <summary>The application at the time of a sent request, without scans of its own.</summary>
internal sealed class PublicApp : IDisposable
{
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("followup-files-");
    private readonly TestApp app;

    public PublicApp()
    {
        app = new TestApp { Replace = services => services.Replace(ServiceDescriptor.Singleton<IClock>(Clock)) };
        app.Settings["Scans:Enabled"] = "false";
        app.Settings["Storage:Path"] = files.FullName;
    }

    public ManualClock Clock { get; } = new(SentRequest.Start);

    public T Get<T>()
        where T : notnull => app.Get<T>();

    public FormBrowser Browse() => app.Browse();

    /// <summary>Without cookies, and redirects are looked at rather than followed.</summary>
    public HttpClient CreateClient() => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    public Task<SentRequest> AddRequestAsync(RequestStatus status = RequestStatus.Sent) => SentRequest.AddToAsync(app.Get<Database>(), status);

    public void Dispose()
    {
        app.Dispose();
        files.Delete(recursive: true);
    }
}
