using FollowUp.Web.Endpoints;

namespace FollowUp.Web.Composition;

/// <summary>What programs call.</summary>
public static class ApiSetup
{
    /// <summary>Maps webhooks and the resources of <c>/api/v1</c>.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapOrderWebhooks();
        app.MapRequestCampaigns();
        app.MapRequests();
        app.MapMessages();
        app.MapContacts();
        return app;
    }
}
