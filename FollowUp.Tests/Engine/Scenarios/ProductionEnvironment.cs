using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>No demo, no console.</summary>
internal sealed class ProductionEnvironment : IHostEnvironment
{
    public string EnvironmentName { get; set; } = Environments.Production;

    public string ApplicationName { get; set; } = "FollowUp.Tests";

    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
