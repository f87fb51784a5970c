using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Calls;
using FollowUp.Infrastructure.Channels.Http;
using FollowUp.Infrastructure.Channels.Sandbox;
using FollowUp.Infrastructure.Channels.Smtp;
using FollowUp.Infrastructure.Channels.Webhooks;
using FollowUp.Infrastructure.Identity;
using FollowUp.Infrastructure.Operations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Queries;
using FollowUp.Infrastructure.Persistence.Stores.Capture;
using FollowUp.Infrastructure.Persistence.Stores.Delivery;
using FollowUp.Infrastructure.Persistence.Stores.Events;
using FollowUp.Infrastructure.Persistence.Queries.Analytics;
using FollowUp.Infrastructure.Persistence.Stores.Organizations;
using FollowUp.Infrastructure.Persistence.Stores.Reports;
using FollowUp.Infrastructure.Persistence.Stores.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Sequences;
using FollowUp.Infrastructure.Persistence.Stores.Submissions;
using FollowUp.Infrastructure.Persistence.Privacy;
using FollowUp.Infrastructure.Phones;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Infrastructure.Secrets;
using FollowUp.Infrastructure.Seeding;
using FollowUp.Infrastructure.Storage;
using FollowUp.Infrastructure.Templating;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Infrastructure;

/// <summary>The one door into this assembly.</summary>
public static class InfrastructureServices
{
    /// <summary>Registers database, channels, scans, identity and every port of Core.</summary>
    /// <exception cref="InvalidOperationException">A configured value is wrong; the message names its key.</exception>
    public static IServiceCollection AddFollowUpInfrastructure(this IServiceCollection services, IConfiguration configuration)
        => services
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddSingleton<IIdSource, SystemIdSource>()
            .AddSingleton(new AppAddress(configuration[AppAddress.Key], configuration[AppAddress.ShortKey]))
            .AddOperations()
            .AddPersistence(configuration)
            .AddSecrets()
            .AddMemberIdentity()
            .AddOrganizations()
            .AddTemplating()
            .AddDelivery()
            .AddSmtpChannel()
            .AddHttpChannels(configuration)
            .AddProviderWebhooks()
            .AddProviderReports()
            .AddRequestCommands()
            .AddStorage(configuration)
            .AddSequences()
            .AddPublicSide()
            .AddSandboxChannel()
            .AddPhoneNumbers()
            .AddIntake()
            .AddCapture()
            .AddPrivacy()
            .AddQueries()
            .AddAnalytics()
            .AddSeeding(configuration)
            .AddCalls(configuration)
            .AddScans(configuration);
}
