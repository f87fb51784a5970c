using FollowUp.Web.Endpoints;

namespace FollowUp.Web.Composition;

/// <summary>What programs call.</summary>
public static class ApiSetup
{
    /// <summary>Adds what describes the API.</summary>
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApiPage();
        return builder;
    }

    /// <summary>Maps webhooks, the resources of <c>/api/v1</c> with their description, and what operators ask for.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseOpenApiPage();
        app.MapOperations();
        app.MapOrderWebhooks();
        app.MapEvents();
        app.MapSequences();
        app.MapFlowFiles();
        app.MapSequenceVersions();
        app.MapMigrations();
        app.MapSimulations();
        app.MapWindows();
        app.MapSegments();
        app.MapTemplates();
        app.MapApprovedTemplates();
        app.MapServiceTypes();
        app.MapEnrollments();
        app.MapRequestCampaigns();
        app.MapRequests();
        app.MapMessages();
        app.MapDeadLetters();
        app.MapContacts();
        app.MapConsents();
        app.MapOptOutApi();
        app.MapPrivacy();
        app.MapAudit();
        app.MapQrCodes();
        app.MapLandingPages();
        app.MapForms();
        app.MapInboundWebhooks();
        app.MapChannelAccounts();
        app.MapPrices();
        app.MapReports();
        app.MapMedia();
        return app;
    }
}
