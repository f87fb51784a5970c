using FollowUp.Infrastructure.Seeding.Demo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Seeding;

internal static class SeedingServices
{
    /// <summary>Registers what fills an empty database. Comes after the database, so that it starts after it.</summary>
    public static IServiceCollection AddSeeding(this IServiceCollection services, IConfiguration configuration)
        => services
            .AddSingleton(BootstrapOptions.Read(configuration))
            .AddScoped<OrganizationSeed>()
            .AddScoped<DemoHistory>()
            .AddScoped<Bootstrap>()
            .AddHostedService<BootstrapStart>();
}
