FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
COPY retrieval/extract/dateparser/go.mod retrieval/extract/dateparser/
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /out/verbatim .
# An empty folder, so that the volume belongs to the user who writes to it.
RUN mkdir /out/data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/verbatim /verbatim
COPY --from=build --chown=65532:65532 /out/data /data
USER 65532:65532
ENV VERBATIM_DATA=/data
VOLUME /data
ENTRYPOINT ["/verbatim"]
