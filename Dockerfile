# The application in one image. Data lives in the volume /data unless a database server is configured.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /src
COPY . .
# Named a machine, it is compiled ahead for it.
RUN dotnet publish FollowUp.Web --configuration Release --arch "${TARGETARCH:-$(dpkg --print-architecture)}" --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
ENV ASPNETCORE_HTTP_PORTS=8080 \
    ConnectionStrings__FollowUp="Data Source=/data/followup.db" \
    Storage__Path=/data/files
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "FollowUp.Web.dll"]
